// UnionPay's RD summary: a printed page with one line per kind of trade and one per kind of card, each table with its
// 总计. It gives no entries; its tables are added up, and what it declares of the detail (ZM) is checked there.
// Rules: the sample in UnionPay's merchant SDK. Columns: count, then 借 and 贷 of amount, fee and net.

import type { Day } from '../../day'
import { ENTRY_KINDS, MOVES_NOTHING } from '../../entry'
import { parseMinor } from '../../money'
import { reason } from '../../reason'
import { parseMoment } from '../clock'
import type {
  Control,
  ControlTotal,
  DeclaredCheck,
  Detection,
  Format,
  FormatParser,
  Head,
  ParseEnd,
  ParseSink,
  SourceRow,
} from '../format'
import { openLedger } from '../ledger'
import { checkCount, checkEqual, judge } from '../verdict'

const TITLE = /商户交易汇总/
const COLUMNS = ['笔数', '交易金额 借', '交易金额 贷', '费用 借', '费用 贷', '资金清算 借', '资金清算 贷'] as const

function detectSummary(head: Head): Detection | null {
  return head.lines.slice(0, 10).some((line) => TITLE.test(line)) ? { variant: 'RD', headerIndex: null } : null
}

interface Table {
  readonly sums: number[]
  total: readonly number[] | null
}

function openSummary(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const tables: Table[] = []
  const titles: SourceRow[] = []
  let open: Table | null = null
  let merchantNo = ''
  let clearing: Day | null = null
  let made: number | null = null
  return { row, end }

  function row(source: SourceRow): void {
    const line = source.raw.trim()
    if (line === '' || /^[_\-=]+$/.test(line)) return
    if (TITLE.test(line)) {
      // Every page of a long summary may have the title; a second file begins after the totals.
      if (tables.length > 0 && tables.every(({ total }) => total !== null) && clearing !== null) titles.push(source)
      return
    }
    const [title] = titles
    const day = dayIn(/清算日期[：:]\s*(\d{8})/, line)
    if (title && day !== null) {
      titles.length = 0
      if (day !== clearing) ledger.issue(title, { kind: 'headerRepeated', column: null })
    }
    merchantNo = /商户代码[：:]\s*(\S+)/.exec(line)?.[1] ?? merchantNo
    clearing = dayIn(/清算日期[：:]\s*(\d{8})/, line) ?? clearing
    made = momentIn(/生成日期[：:]\s*(\d{8})/, line) ?? made
    if (/交易笔数/.test(line)) {
      open = { sums: COLUMNS.map(() => 0), total: null }
      tables.push(open)
    } else if (open && !/[：:]/.test(line)) figures(source, line, open)
  }

  function figures(source: SourceRow, line: string, table: Table): void {
    const words = line.split(/\s+/)
    const [name = ''] = words
    const cells = words.slice(-COLUMNS.length)
    if (name === '借' || (table.total !== null && !words.some((word) => /^\d/.test(word)))) return
    const read = words.length > COLUMNS.length ? cells.map(figureOf) : []
    const found = read.filter((value) => value !== null)
    if (found.length !== COLUMNS.length || table.total !== null) {
      ledger.issue(source, { kind: source.terminated ? 'cellCount' : 'rowCut', column: null })
      return
    }
    ledger.ignore()
    if (/^[总合]计$/.test(name)) table.total = found
    else for (const [index, value] of found.entries()) table.sums[index] = (table.sums[index] ?? 0) + value
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const checks = tables.flatMap(ownChecks)
    const declared = tables[0]?.total ?? null
    const complete = tables.length > 0 && tables.every(({ total }) => total !== null)
    const period = clearing === null ? null : { from: clearing, to: clearing, declared: true }
    return {
      counts,
      scope: merchantNo === '' ? null : merchantNo,
      acquirerId: 'unionpay',
      accounts: merchantNo === '' ? [] : [merchantNo],
      period,
      statedAt: made,
      checks,
      balance: null,
      unstated: [],
      control: controlOf(declared, clearing),
      ...judge({
        counts,
        checks,
        balance: null,
        missing: complete && clearing !== null ? [] : [clearing === null ? '清算日期' : '总计'],
        remarks: [reason('controlFile', {})],
      }),
    }
  }
}

function dayIn(pattern: RegExp, line: string): Day | null {
  return parseMoment(pattern.exec(line)?.[1] ?? '')?.day ?? null
}

function momentIn(pattern: RegExp, line: string): number | null {
  const text = pattern.exec(line)?.[1]
  return text === undefined ? null : (parseMoment(`${text} 000000`)?.at ?? null)
}

/** A count as it is, an amount in fen; the first column is the count. */
function figureOf(text: string, index: number): number | null {
  if (index === 0) return /^\d{1,9}$/.test(text) ? Number(text) : null
  const read = parseMinor(text)
  return read.ok ? read.value : null
}

function ownChecks({ sums, total }: Table, index: number): readonly DeclaredCheck[] {
  if (total === null) return []
  return COLUMNS.map((name, column) => {
    const [declared, computed] = [total[column] ?? 0, sums[column] ?? 0]
    return (column === 0 ? checkCount : checkEqual)(`总计${index + 1} ${name}`, declared, computed)
  })
}

/** Corrections (ZME) may or may not be among the trades that the summary counts. */
const FORMATS = [['unionpay-zm'], ['unionpay-zm', 'unionpay-zme']] as const
/** Whether a preauthorisation is counted is not said; it moves nothing. */
const MOVING = ENTRY_KINDS.filter((kind) => !MOVES_NOTHING.has(kind))
const MEASURES = [
  { measure: 'rows', kinds: [ENTRY_KINDS, MOVING] },
  { measure: 'grossMinor', side: 'out' },
  { measure: 'grossMinor', side: 'in' },
  { measure: 'feeMinor', side: 'out' },
  { measure: 'feeMinor', side: 'in' },
  { measure: 'netMinor', side: 'out' },
  { measure: 'netMinor', side: 'in' },
] as const

function controlOf(declared: readonly number[] | null, settleDay: Day | null): Control {
  if (declared === null || settleDay === null) return { settleDay, totals: [] }
  const totals = MEASURES.map(
    (measure, column): ControlTotal => ({
      name: `汇总 ${COLUMNS[column] ?? ''}`,
      declared: declared[column] ?? 0,
      formats: FORMATS,
      ...measure,
    }),
  )
  return { settleDay, totals }
}

export const unionpaySummary: Format = {
  id: 'unionpay-rd',
  family: 'unionpay',
  parserVersion: 1,
  streams: [],
  tokeniser: 'lines',
  detect: detectSummary,
  columnClass: () => 'text',
  open: openSummary,
}
