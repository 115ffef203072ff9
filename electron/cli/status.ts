// `status`: what a book holds, and the figures by which two copies of it are compared. Reads only.

import { STREAMS } from '../../shared/entry'
import { totalsOf } from '../../shared/formats/totals'
import type { ExceptionType } from '../../shared/matching/model'
import { formatMinor, type Minor } from '../../shared/money'
import type { Lang } from '../../shared/sentences/say'
import { say } from '../../shared/sentences/say'
import { type Book, openBook } from '../book/book'
import { type DerivedBook, deriveBook } from '../book/derive'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, wrongUse } from './complain'
import { type ReconcileView, viewOf } from './reconcile-json'
import { tableLines } from './tables'
import { EXCEPTION_TERMS, STREAM_TERMS } from './terms'

export const statusCommand: Command = {
  name: 'status',
  usage: '--book DIR [--json]',
  summary: {
    zh: '账本的条数、合计、差异和摘要',
    en: 'counts, totals, open exceptions, journal head and state hash of a book',
  },
  help: {
    zh: '  --book DIR   账本文件夹；只读，别的程序正在用也可以',
    en: '  --book DIR   the book folder; only read, so another program may be using it',
  },
  options: { book: { type: 'string' } },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const folder = context.options.book
  if (typeof folder !== 'string') return wrongUse(context, 'commandNeedsBook', { command: 'status' })
  const opened = await openBook(folder, { write: false })
  if (!opened.ok) return complain(context, opened.failure)
  const book = opened.value
  const derived = await deriveBook(book, { signal: context.signal })
  const status = statusOf(book, derived, viewOf(derived), context.lang)
  context.out(context.json ? JSON.stringify(status) : statusText(status, context.lang))
  return book.readOnlyReason ? complain(context, book.readOnlyReason) : 0
}

type Status = ReturnType<typeof statusOf>

function statusOf(book: Book, derived: DerivedBook, view: ReconcileView, lang: Lang) {
  const count = (stream: string) => derived.entries.filter((entry) => entry.stream === stream).length
  return {
    book: { id: book.id, folder: book.folder },
    events: book.journal.events.length,
    files: derived.imports.length,
    incompleteFiles: derived.parsedFiles.filter(({ verdict }) => verdict === 'incomplete').length,
    entries: Object.fromEntries(STREAMS.map((stream) => [stream, count(stream)])),
    totals: totalsOf(derived.entries),
    asOf: view.asOf,
    exceptions: openExceptions(view),
    findings: view.findings.map((finding) => ({ ...finding, message: say(lang, finding) })),
    journalHead: book.journal.head,
    stateHash: derived.stateHash,
    versions: derived.versions,
    /** Backups are not made yet. */
    lastProvenBackup: null,
  }
}

/** Open exceptions by type and currency, counts and sums. */
function openExceptions({ exceptions }: ReconcileView) {
  const groups = new Map<string, { type: ExceptionType; currency: string; count: number; minor: number }>()
  for (const { type, currency, minor, resolution } of exceptions) {
    if (resolution) continue
    const group = groups.get(`${type}|${currency}`) ?? { type, currency, count: 0, minor: 0 }
    group.count += 1
    group.minor += minor
    groups.set(`${type}|${currency}`, group)
  }
  return [...groups.values()]
}

const WORDS = {
  zh: {
    entries: ['记录', '条数'],
    exceptions: ['未处理的差异', '条数', '金额'],
    events: '流水',
    files: '文件',
    head: '流水簿末端',
    state: '状态摘要',
    backup: '最近验证过的备份',
    never: '从未',
  },
  en: {
    entries: ['Entries', 'Count'],
    exceptions: ['Open exceptions', 'Count', 'Amount'],
    events: 'Events',
    files: 'Files',
    head: 'Journal head',
    state: 'State hash',
    backup: 'Last proven backup',
    never: 'never',
  },
} as const

function statusText(status: Status, lang: Lang): string {
  const words = WORDS[lang]
  const entries = STREAMS.map((stream) => [STREAM_TERMS[stream][lang], String(status.entries[stream] ?? 0)])
  const exceptions = status.exceptions.map(({ type, count, minor, currency }) => [
    EXCEPTION_TERMS[type][lang],
    String(count),
    formatMinor(minor as Minor, currency),
  ])
  const right = (heads: readonly string[]) =>
    heads.map((head, at) => ({ head, align: at > 0 ? ('right' as const) : ('left' as const) }))
  return [
    status.book.folder,
    `${words.events} ${status.events}  ${words.files} ${status.files}`,
    tableLines(right(words.entries), entries).join('\n'),
    ...(exceptions.length > 0 ? [tableLines(right(words.exceptions), exceptions).join('\n')] : []),
    ...status.findings.map(({ message }) => message),
    [
      `${words.head} ${status.journalHead}`,
      `${words.state} ${status.stateHash}`,
      `${words.backup} ${words.never}`,
    ].join('\n'),
  ].join('\n\n')
}
