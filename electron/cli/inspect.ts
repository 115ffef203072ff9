// `inspect`: reads files without a book and says what they are, what they add up to and what is wrong with them.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { EntryDraft } from '../../shared/entry'
import { formatMinor, minor } from '../../shared/money'
import type { Lang } from '../../shared/sentences/say'
import { type Inspection, inspectionOfFailure, inspectionOfFile } from '../import/inspect'
import type { ReadOptions, ReadOutcome } from '../import/read'
import { readChosenFile } from '../import/read-file'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, wrongUse } from './complain'
import { exitStatusOf, highest } from './exit-status'
import { readProfile, withScratch } from './read-files'
import { tableLines } from './tables'

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'FILE… [--json] [--entries] [--password P] [--profile F]',
  summary: { zh: '读文件，不动账本：格式、合计、问题行', en: 'reads files without a book: format, totals, issues' },
  help: {
    zh: [
      '  FILE…           账单文件或压缩包',
      '  --entries       列出读到的每一条记录',
      '  --password P    加密压缩包的密码',
      '  --profile F     列映射（JSON 文件），用于不认识的版式',
    ].join('\n'),
    en: [
      '  FILE…           statement files or archives',
      '  --entries       list every record that was read',
      '  --password P    password of an encrypted archive',
      '  --profile F     which column means what (a JSON file), for a layout that is not known',
    ].join('\n'),
  },
  options: { entries: { type: 'boolean' }, password: { type: 'string' }, profile: { type: 'string' } },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  if (context.positionals.length === 0) return wrongUse(context, 'commandNeedsFiles', { command: 'inspect' })
  const { password, profile: profilePath } = context.options
  const profile = typeof profilePath === 'string' ? await readProfile(profilePath) : null
  if (profile && !profile.ok) return complain(context, profile.failure)
  const reading = {
    named: profile ? [profile.value] : [],
    ...(typeof password === 'string' ? { password } : {}),
  }
  const statuses: ExitStatus[] = []
  for (const path of context.positionals) {
    const status = await withScratch((scratchFolder) =>
      inspectOne(context, path, { ...reading, scratchFolder, signal: context.signal }),
    )
    statuses.push(status)
  }
  return highest(statuses)
}

async function inspectOne(context: CommandContext, path: string, options: ReadOptions): Promise<ExitStatus> {
  const name = basename(path)
  const read = await readChosenFile(path, name, options)
  if (!read.ok) {
    if (context.json) context.out(JSON.stringify(inspectionOfFailure(name, read.failure, context.lang)))
    complain(context, read.failure)
    return exitStatusOf(read.failure.kind)
  }
  const found = inspectionOfFile({ name, ...(await identityOf(path, read.value)) }, read.value, context.lang)
  const drafts = context.options.entries === true ? read.value.members.flatMap(({ parsed }) => parsed.drafts) : null
  if (context.json) context.out(JSON.stringify(drafts ? { ...found, entries: drafts } : found))
  else context.out(describe(found, drafts, context.lang).join('\n'))
  for (const refused of read.value.refused) complain(context, refused.failure)
  return read.value.refused.length > 0 ? 1 : 0
}

/** An archive is known by its own bytes; a plain file by its stored form, which is itself unless numbers were masked. */
async function identityOf(path: string, outcome: ReadOutcome): Promise<{ bytes: number; sha256: string | null }> {
  const all = [...outcome.members, ...outcome.refused]
  const plain = all.find(({ archive }) => archive === null)
  const { size: bytes } = await stat(path)
  if (plain) return { bytes, sha256: plain.sha256 }
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return { bytes, sha256: hash.digest('hex') }
}

const WORDS = {
  zh: {
    format: '格式',
    verdict: '结论',
    period: '期间',
    account: '账号',
    rows: '行',
    verdicts: { accept: '可用', incomplete: '不完整', refuse: '拒绝' },
    total: ['流', '类型', '币种', '笔数', '金额', '手续费', '净额'],
    check: ['合计', '文件写明', '按行计算', ''],
    issue: ['行', '列', '原因', '原文'],
    entry: ['行', '日期', '流', '类型', '金额', '手续费', '订单号', '平台单号'],
  },
  en: {
    format: 'Format',
    verdict: 'Verdict',
    period: 'Period',
    account: 'Account',
    rows: 'Rows',
    verdicts: { accept: 'accept', incomplete: 'incomplete', refuse: 'refuse' },
    total: ['Stream', 'Kind', 'Currency', 'Count', 'Gross', 'Fee', 'Net'],
    check: ['Declared total', 'File', 'Rows', ''],
    issue: ['Line', 'Column', 'Reason', 'Text'],
    entry: ['Line', 'Day', 'Stream', 'Kind', 'Gross', 'Fee', 'Order no.', 'Acquirer no.'],
  },
} as const

function describe(found: Inspection, drafts: readonly EntryDraft[] | null, lang: Lang): readonly string[] {
  const words = WORDS[lang]
  const { dataRows, entries, issues, ignored } = found.counts
  const heads = (names: readonly string[]) => names.map((head) => ({ head }))
  const lines = [
    found.file.name,
    `  ${words.format}: ${found.format ?? '?'} (${found.encoding ?? '?'})`,
    `  ${words.verdict}: ${words.verdicts[found.verdict]}`,
    ...found.reasons.map((text) => `    ${text}`),
    `  ${words.rows}: ${dataRows} = ${entries} + ${issues} + ${ignored}`,
  ]
  if (found.period) lines.push(`  ${words.period}: ${found.period.from} – ${found.period.to}`)
  if (found.accounts.length > 0) lines.push(`  ${words.account}: ${found.accounts.join(', ')}`)
  if (found.totals.length > 0) {
    const rows = found.totals.map((total) => [
      total.stream,
      total.kind,
      total.currency,
      String(total.count),
      ...[total.grossMinor, total.feeMinor, total.netMinor].map((amount) => formatMinor(amount, total.currency)),
    ])
    lines.push('', ...tableLines(heads(words.total), rows))
  }
  if (found.declared.checks.length > 0) {
    const rows = found.declared.checks.map((check) => [
      check.name,
      shown(check.declared, check.unit),
      shown(check.computed, check.unit),
      check.ok ? '✓' : '✗',
    ])
    lines.push('', ...tableLines(heads(words.check), rows))
  }
  if (found.issues.length > 0) {
    const rows = found.issues.map((issue) => [
      String(issue.line),
      issue.column ?? '',
      issue.message,
      issue.raw.slice(0, 60),
    ])
    lines.push('', ...tableLines(heads(words.issue), rows))
  }
  if (drafts) lines.push('', ...tableLines(heads(words.entry), drafts.map(entryRow)))
  return lines
}

function shown(value: number | string, unit: 'count' | undefined): string {
  return typeof value === 'string' || unit === 'count' ? String(value) : formatMinor(minor(value))
}

function entryRow(draft: EntryDraft): readonly string[] {
  return [
    String(draft.line),
    draft.day,
    draft.stream,
    draft.kind,
    formatMinor(draft.grossMinor, draft.currency),
    formatMinor(draft.feeMinor, draft.currency),
    draft.refs.orderNo ?? '',
    draft.refs.acquirerNo ?? '',
  ]
}
