// Which days the files cover, per stream, acquirer and account: what is not covered is missing, not zero.

import { addDays, type Day, later } from '../day'
import { STREAMS, type Stream } from '../entry'
import type { ParsedFile } from '../formats/format'
import type { Coverage } from '../matching/model'

interface Account {
  readonly stream: Stream
  readonly acquirerId: string | null
  readonly account: string
}

/** Coverage from the periods of all files. `streamsOf` says what a format carries, for files that state zero rows. */
export function coverageOf(
  files: readonly ParsedFile[],
  streamsOf: (format: string) => readonly Stream[] = () => [],
): readonly Coverage[] {
  const found = new Map<string, { account: Account; family: string; files: ParsedFile[] }>()
  for (const file of files) {
    if (!file.period) continue
    for (const account of accountsOf(file, streamsOf(file.format))) {
      const key = JSON.stringify([account.stream, account.acquirerId, account.account, file.family])
      const group = found.get(key) ?? { account, family: file.family, files: [] }
      group.files.push(file)
      found.set(key, group)
    }
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { account, family, files: covering }]) => ({
      ...account,
      family,
      days: joined(covering.flatMap((file) => (file.period ? [file.period] : []))),
      incomplete: incompleteOf(covering),
    }))
}

/** Accounts of the rows; for streams of the format without a row, the accounts the file names. */
function accountsOf(file: ParsedFile, streams: readonly Stream[]): readonly Account[] {
  const accounts = new Map<string, Account>()
  const add = (stream: Stream, acquirerId: string | null, account: string) => {
    const key = `${stream}|${acquirerId}|${account}`
    if (!accounts.has(key)) accounts.set(key, { stream, acquirerId, account })
  }
  const withRows = new Set<Stream>()
  for (const draft of file.drafts) {
    withRows.add(draft.stream)
    add(draft.stream, draft.acquirerId ?? file.acquirerId, draft.account)
  }
  for (const stream of STREAMS) {
    if (!streams.includes(stream) || withRows.has(stream)) continue
    for (const account of file.accounts.length > 0 ? file.accounts : ['']) add(stream, file.acquirerId, account)
  }
  return [...accounts.values()]
}

/** Overlapping and adjacent periods as one, in order. */
function joined(periods: readonly { from: Day; to: Day }[]): { from: Day; to: Day }[] {
  const days: { from: Day; to: Day }[] = []
  for (const { from, to } of [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = days.at(-1)
    if (last && from <= addDays(last.to, 1)) last.to = later(last.to, to)
    else days.push({ from, to })
  }
  return days
}

function incompleteOf(files: readonly ParsedFile[]): Coverage['incomplete'] {
  return files
    .flatMap(({ file, period, verdict }) =>
      period && verdict === 'incomplete' ? [{ file, from: period.from, to: period.to }] : [],
    )
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}
