// `import`: adds files to a book, made if absent; what is refused changes nothing.

import type { Failure } from '../../shared/failure'
import { ok, type Result } from '../../shared/result'
import type { ImportProfile } from '../../shared/settings'
import { type Book, openBook } from '../book/book'
import { effectiveOf } from '../book/decisions'
import type { PreviewFile } from '../book/import-files'
import { recordState } from '../book/recorded-state'
import { inspectionOfFailure, inspectionOfFile } from '../import/inspect'
import type { ReadMember } from '../import/read'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, sentence, wrongUse } from './complain'
import { highest } from './exit-status'
import { fileIdentity } from './file-identity'
import { expandFolders, type ReadFile, readFiles, withScratch } from './read-files'
import { tableLines } from './tables'
import {
  complainAboutLeft,
  complainAboutRead,
  outcomesOf,
  READING_OPTIONS,
  readingOptions,
  type Taken,
  takeFiles,
} from './taking'

export const importCommand: Command = {
  name: 'import',
  usage: '--book DIR FILE… [--incomplete] [--password P] [--profile F] [--json]',
  summary: { zh: '把文件加入账本（没有就新建）', en: 'adds files to a book (made if absent)' },
  help: {
    zh: [
      '  --book DIR      账本文件夹；不存在或为空时新建',
      '  FILE…           账单文件、压缩包，或装着它们的文件夹',
      '  --incomplete    不完整的文件也导入（会记录下来，并在有关日期上标明）',
      '  --password P    加密压缩包的密码',
      '  --profile F     列映射（JSON 文件），用于不认识的版式',
    ].join('\n'),
    en: [
      '  --book DIR      the book folder; made where it is absent or empty',
      '  FILE…           statement files, archives, or folders that hold them',
      '  --incomplete    import incomplete files too (it is recorded, and shown wherever their days appear)',
      '  --password P    password of an encrypted archive',
      '  --profile F     which column means what (a JSON file), for a layout that is not known',
    ].join('\n'),
  },
  options: { ...READING_OPTIONS, book: { type: 'string' } },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const folder = context.options.book
  if (typeof folder !== 'string') return wrongUse(context, 'commandNeedsBook', { command: 'import' })
  if (context.positionals.length === 0) return wrongUse(context, 'commandNeedsFiles', { command: 'import' })
  const found = await openExisting(folder)
  if (!found.ok) return complain(context, found.failure)
  try {
    return await withScratch((scratch) => importInto(context, folder, found.value, scratch))
  } finally {
    await found.value?.close()
  }
}

/** `null` where the book is still to be made: not before there is something to put into it. */
async function openExisting(folder: string): Promise<Result<Book | null, Failure>> {
  const opened = await openBook(folder, { write: true })
  return !opened.ok && opened.failure.kind === 'bookMissing' ? ok(null) : opened
}

async function importInto(
  context: CommandContext,
  folder: string,
  existing: Book | null,
  scratchFolder: string,
): Promise<ExitStatus> {
  const reading = await readingOptions(context, existing ? savedProfiles(existing) : [])
  if (!reading.ok) return complain(context, reading.failure)
  const paths = await expandFolders(context.positionals)
  const read = await readFiles(paths, { scratchFolder, signal: context.signal, ...reading.value })
  const acceptIncomplete = context.options.incomplete === true
  const unread = complainAboutRead(context, read)
  if (!existing && !anythingToTake(read, acceptIncomplete)) {
    await report(context, read, null)
    return highest([unread, complainAboutIncomplete(context, read)])
  }
  const opened = existing ? ok(existing) : await openBook(folder, { write: true, create: true })
  if (!opened.ok) return complain(context, opened.failure)
  try {
    const taken = await takeFiles(opened.value, read, acceptIncomplete, context.signal)
    if (!taken.ok) return complain(context, taken.failure)
    if (taken.value.done.imported > 0) await recordState(opened.value, taken.value.derived)
    await report(context, read, taken.value)
    return highest([unread, complainAboutLeft(context, taken.value.done)])
  } finally {
    if (!existing) await opened.value.close()
  }
}

function savedProfiles(book: Book): readonly ImportProfile[] {
  return effectiveOf(book.journal.events).profiles
}

function membersOf(read: readonly ReadFile[]): readonly ReadMember[] {
  return outcomesOf(read).flatMap(({ members }) => members)
}

function anythingToTake(read: readonly ReadFile[], acceptIncomplete: boolean): boolean {
  return membersOf(read).some(
    ({ parsed }) => parsed.verdict === 'accept' || (acceptIncomplete && parsed.verdict === 'incomplete'),
  )
}

function complainAboutIncomplete(context: CommandContext, read: readonly ReadFile[]): ExitStatus {
  return highest(
    membersOf(read).map(({ name, parsed }) => {
      const detail = parsed.reasons.map(({ code }) => code).join(', ')
      return complain(context, { kind: 'incompleteNotAccepted', params: { name, detail } })
    }),
  )
}

const NOTHING = { added: 0, known: 0, revised: 0 }

/** What became of each member, in the order in which the files were read; `null` where it was not taken. */
type Counted = readonly (PreviewFile | null)[]

function report(context: CommandContext, read: readonly ReadFile[], taken: Taken | null): Promise<void> | void {
  const left = new Set(taken?.done.left.map(({ file }) => file))
  const counted = membersOf(read).map((_, at) => {
    const file = taken?.preview.files[at]
    return file && !left.has(file) ? file : null
  })
  return context.json ? reportJson(context, read, counted) : reportTable(context, read, counted, taken)
}

/** One object a chosen file: what `inspect` says of it, and what the import did with it. */
async function reportJson({ out, lang }: CommandContext, read: readonly ReadFile[], counted: Counted): Promise<void> {
  let done = 0
  for (const { path, name, outcome } of read) {
    if (!outcome.ok) {
      out(JSON.stringify({ ...inspectionOfFailure(name, outcome.failure, lang), ...NOTHING }))
      continue
    }
    const mine = counted.slice(done, done + outcome.value.members.length)
    done += mine.length
    const sum = (count: keyof typeof NOTHING) => mine.reduce((total, file) => total + (file?.[count] ?? 0), 0)
    const found = inspectionOfFile({ name, ...(await fileIdentity(path, outcome.value)) }, outcome.value, lang)
    out(JSON.stringify({ ...found, added: sum('added'), known: sum('known'), revised: sum('revised') }))
  }
}

const HEADS = {
  zh: ['文件', '格式', '结论', '新增', '已有', '更正'],
  en: ['File', 'Format', 'Verdict', 'New', 'Known', 'Revised'],
} as const
const VERDICTS = {
  zh: { accept: '可用', incomplete: '不完整', refuse: '拒绝' },
  en: { accept: 'accept', incomplete: 'incomplete', refuse: 'refuse' },
} as const

function reportTable(context: CommandContext, read: readonly ReadFile[], counted: Counted, taken: Taken | null): void {
  const rows = membersOf(read).map(({ name, parsed }, at) => {
    const { added, known, revised } = counted[at] ?? NOTHING
    return [name, parsed.format, VERDICTS[context.lang][parsed.verdict], ...[added, known, revised].map(String)]
  })
  const columns = HEADS[context.lang].map((head, at) => ({
    head,
    align: at > 2 ? ('right' as const) : ('left' as const),
  }))
  if (rows.length > 0) context.out(tableLines(columns, rows).join('\n'))
  const { imported, added, known, revised } = taken?.done ?? { imported: 0, ...NOTHING }
  context.out(sentence(context.lang, 'commandImported', { imported, added, known, revised }))
}
