// `reconcile`: matches files, in a book of their own unless one is named, and says where every fen went.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Day, parseDay } from '../../shared/day'
import type { Failure } from '../../shared/failure'
import { type Reason, reason } from '../../shared/reason'
import { ok, type Result } from '../../shared/result'
import type { Settings } from '../../shared/settings'
import { type Book, openBook } from '../book/book'
import { canonicalJson } from '../book/canonical'
import { effectiveOf } from '../book/decisions'
import type { DerivedBook } from '../book/derive'
import { writeFailure } from '../book/disk-failure'
import { recordState } from '../book/recorded-state'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, sentence, wrongUse } from './complain'
import { highest } from './exit-status'
import { expandFolders, readFiles, readSettings, withScratch } from './read-files'
import { reconcileJson, viewOf } from './reconcile-json'
import { reconcileText } from './reconcile-text'
import { reportHtml } from './report-html'
import { complainAboutLeft, complainAboutRead, READING_OPTIONS, readingOptions, type Taken, takeFiles } from './taking'

export const reconcileCommand: Command = {
  name: 'reconcile',
  usage:
    'FILE… [--book DIR] [--settings F] [--as-of DAY] [--matches] [--report OUT.html] [--strict] [--incomplete] [--password P] [--profile F] [--json]',
  summary: {
    zh: '核对文件，给出资金去向和差异',
    en: 'matches files and prints where the money went and what is not clean',
  },
  help: {
    zh: [
      '  FILE…             账单、订单、银行流水文件，或装着它们的文件夹（文件夹里的 .json 不读）',
      '  --book DIR        把文件加入这个账本再核对；不写则用临时账本，用完即删',
      '  --settings F      店铺设置（JSON 文件）；写明 --book 时会存入账本',
      '  --as-of DAY       站在这一天看（逾期、缺日）；默认是文件覆盖的最后一天',
      '  --matches         JSON 中列出每一组对应',
      '  --report OUT.html 写一份可打印的报告',
      '  --strict          有未处理的差异时退出状态为 1',
      '  --incomplete      写明 --book 时，不完整的文件也导入',
      '  --password P      加密压缩包的密码',
      '  --profile F       列映射（JSON 文件），用于不认识的版式',
    ].join('\n'),
    en: [
      '  FILE…             statements, orders, bank files, or folders that hold them (.json files inside are not read)',
      '  --book DIR        add the files to this book first; without it a temporary book is used and removed',
      '  --settings F      settings of the shop (a JSON file); with --book they are saved in the book',
      '  --as-of DAY       look from this day (late payouts, missing days); by default the last day any file covers',
      '  --matches         list every match in the JSON',
      '  --report OUT.html write a report for printing',
      '  --strict          exit status 1 where an exception is open',
      '  --incomplete      with --book: import incomplete files too',
      '  --password P      password of an encrypted archive',
      '  --profile F       which column means what (a JSON file), for a layout that is not known',
    ].join('\n'),
  },
  options: {
    ...READING_OPTIONS,
    book: { type: 'string' },
    settings: { type: 'string' },
    'as-of': { type: 'string' },
    matches: { type: 'boolean' },
    report: { type: 'string' },
    strict: { type: 'boolean' },
  },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const { book } = context.options
  if (context.positionals.length === 0 && book === undefined)
    return wrongUse(context, 'commandNeedsFiles', { command: 'reconcile' })
  const day = context.options['as-of']
  const asOf = typeof day === 'string' ? parseDay(day) : undefined
  if (asOf === null) return wrongUse(context, 'commandBadDay', { text: String(day) })
  const settings = await settingsOption(context)
  if (!settings.ok) return complain(context, settings.failure)
  return withScratch(async (scratch) => {
    const folder = typeof book === 'string' ? book : join(scratch, 'book')
    const opened = await openBook(folder, { write: true, create: true })
    if (!opened.ok) return complain(context, opened.failure)
    try {
      return await reconcileIn(context, opened.value, scratch, { asOf, settings: settings.value })
    } finally {
      await opened.value.close()
    }
  })
}

async function settingsOption({ options }: CommandContext): Promise<Result<Settings | null, Failure>> {
  const path = options.settings
  return typeof path === 'string' ? readSettings(path) : ok(null)
}

interface Wanted {
  readonly asOf: Day | undefined
  readonly settings: Settings | null
}

async function reconcileIn(
  context: CommandContext,
  book: Book,
  scratchFolder: string,
  wanted: Wanted,
): Promise<ExitStatus> {
  const before = effectiveOf(book.journal.events)
  const reading = await readingOptions(context, before.profiles)
  if (!reading.ok) return complain(context, reading.failure)
  const paths = await expandFolders(context.positionals)
  const read = await readFiles(paths, { scratchFolder, signal: context.signal, ...reading.value })
  if (wanted.settings && canonicalJson(wanted.settings) !== canonicalJson(before.settings)) {
    const saved = await book.append([{ kind: 'settings.changed', data: { settings: wanted.settings } }])
    if (!saved.ok) return complain(context, saved.failure)
  }
  const isTemporary = context.options.book === undefined
  const unread = complainAboutRead(context, read)
  const taken = await takeFiles(book, read, isTemporary || context.options.incomplete === true, context.signal)
  if (!taken.ok) return highest([unread, complain(context, taken.failure)])
  if (!isTemporary) await recordState(book, taken.value.derived)
  const left = complainAboutLeft(context, taken.value.done)
  return highest([unread, left, await answer(context, taken.value, wanted.asOf)])
}

async function answer(
  context: CommandContext,
  { derived, preview }: Taken,
  asOf: Day | undefined,
): Promise<ExitStatus> {
  const findings = incompleteFindings(derived, preview.files)
  const view = viewOf(derived, asOf)
  const options = { lang: context.lang, findings, view }
  if (context.json) {
    context.out(JSON.stringify(reconcileJson(derived, { ...options, matches: context.options.matches === true })))
  } else context.out(reconcileText(derived, { ...view, findings: [...view.findings, ...findings] }, context.lang))
  const reported = await writeReport(context, () => reportHtml(derived, view, context.lang))
  const open = view.exceptions.some(({ resolution }) => resolution === null)
  return highest([reported, context.options.strict === true && open ? 1 : 0])
}

/** One finding where files were taken although something is lacking in them. */
function incompleteFindings(derived: DerivedBook, files: Taken['preview']['files']): readonly Reason[] {
  const stored = new Set(derived.imports.map(({ file }) => file))
  const count = files.filter(({ verdict, sha256 }) => verdict === 'incomplete' && stored.has(sha256)).length
  return count > 0 ? [reason('findingIncompleteFiles', { count })] : []
}

async function writeReport(context: CommandContext, html: () => string): Promise<ExitStatus> {
  const path = context.options.report
  if (typeof path !== 'string') return 0
  try {
    await writeFile(path, html())
  } catch (error) {
    return complain(context, writeFailure(error, path))
  }
  if (!context.json) context.out(sentence(context.lang, 'commandReportWritten', { name: path }))
  return 0
}
