// QIF records: lines of a letter and its text, ended by ^, in sections that begin with an exclamation mark. Only sections of
// bank, cash and card accounts hold movements of money; lists of accounts, categories and securities do not.

import type { SourceRow } from '../format'

/** A record as it stands; what its texts mean is decided when all of the file is known. */
export interface QifRecord {
  /** The row at which it begins, without its text. */
  readonly row: SourceRow
  readonly account: string
  readonly date: string
  readonly amount: string
  readonly payee: string
  readonly memo: string
  readonly number: string
  readonly category: string
  /** Amounts of its parts; empty where it is not split. */
  readonly splits: readonly string[]
}

export interface RecordSink {
  record(record: QifRecord): void
  /** A movement of securities: no money of a bank account. */
  investment(): void
  /** A record that is not ended. */
  cut(row: SourceRow): void
}

type Section = 'money' | 'account' | 'investments' | 'list'

const MONEY = /^!type:\s*(?:bank|cash|ccard|oth a|oth l)\b/i

function sectionOf(line: string): Section | null {
  if (MONEY.test(line)) return 'money'
  if (/^!account/i.test(line)) return 'account'
  if (/^!type:\s*invst/i.test(line)) return 'investments'
  return /^!type:/i.test(line) ? 'list' : null
}

/** Whether a line begins a section that can hold movements of money. */
export function isMoneySection(line: string): boolean {
  return MONEY.test(line)
}

export function openRecords(sink: RecordSink): { row(source: SourceRow): void; end(): void } {
  let section: Section = 'list'
  let account = ''
  let first: SourceRow | null = null
  let fields = new Map<string, string>()
  let splits: string[] = []
  return {
    row(source) {
      const line = source.raw.trim()
      if (line === '') return
      if (line.startsWith('!')) begin(line)
      else if (line.startsWith('^')) close()
      else field(source, line.charAt(0), line.slice(1).trim())
    },
    end() {
      if (first && section === 'money') sink.cut(first)
    },
  }

  function begin(line: string): void {
    if (first && section === 'money') sink.cut(first)
    clear()
    section = sectionOf(line) ?? section
  }

  function field(source: SourceRow, letter: string, text: string): void {
    first ??= { ...source, cells: [] }
    if (letter === '$' && section === 'money') splits.push(text)
    // The parts of a split come after the record's own fields and may repeat their letters.
    else if (!fields.has(letter)) fields.set(letter, text)
  }

  function close(): void {
    const at = (letter: string) => fields.get(letter) ?? ''
    if (section === 'account') account = at('N') || account
    else if (section === 'investments' && first) sink.investment()
    else if (section === 'money' && first) {
      sink.record({
        row: first,
        account,
        date: at('D'),
        amount: at('T') || at('U'),
        payee: at('P'),
        memo: at('M'),
        number: at('N'),
        category: at('L'),
        splits,
      })
    }
    clear()
  }

  function clear(): void {
    first = null
    fields = new Map()
    splits = []
  }
}
