// Alipay 业务明细 (bill_type=trade): one row per payment and refund, framed by `#` lines that state period and totals.
// Rules: docs.open.alipay.com/204/106262 (columns), published bills (TAB padding, signs, footers). The line that ends the
// list is always there; the totals are compared where they stand.

import { addMinor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { momentReader } from '../clock'
import { classByName } from '../column-class'
import type { DeclaredCheck, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { columnsOf } from '../header'
import { openLedger } from '../ledger'
import { openStrayDays } from '../stray-days'
import { checkCount, checkEqual, judge } from '../verdict'
import { readDeclaredSum } from './frame'
import { openListedRows } from './listed-rows'
import { TRADE_COLUMNS, TRADE_NEEDED } from './trade-columns'
import { readTradeRow, type TradeLayout, type TradeRow } from './trade-row'

function isTradeHeader(cells: readonly string[]): boolean {
  const columns = columnsOf(cells, TRADE_COLUMNS)
  return TRADE_NEEDED.every((field) => columns[field] !== undefined)
}

function detectTrade(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, 15).findIndex((line) => isTradeHeader(line.split(',')))
  if (headerIndex < 0) return null
  const columns = columnsOf((head.lines[headerIndex] ?? '').split(','), TRADE_COLUMNS)
  return { variant: columns.net === undefined ? '25' : '29', headerIndex }
}

function openTrade(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const sums = openSums()
  const strays = openStrayDays()
  const list = openListedRows<TradeLayout>(ledger, {
    layoutOf: (cells, account) => (isTradeHeader(cells) ? layoutOf(cells, account) : null),
    declare: sums.declare,
    detail,
  })
  return { row: list.row, end }

  function detail(source: SourceRow, known: TradeLayout): void {
    const read = readTradeRow(source, known)
    if (isProblem(read)) {
      ledger.issue(source, read)
      return
    }
    sums.add(read)
    for (const { day } of read.drafts.slice(0, 1)) strays.add(source.line, day)
    ledger.read(...read.drafts)
  }

  function end(): ParseEnd {
    const frame = list.frame()
    const counts = ledger.counts()
    const checks = sums.checks()
    const doubts = [...strays.outside(frame.period), ...list.doubts()]
    const accounts = ledger.accounts().length > 0 || frame.account === '' ? ledger.accounts() : [frame.account]
    return {
      counts,
      scope: frame.account === '' ? null : frame.account,
      acquirerId: 'alipay',
      accounts,
      period: frame.period ?? ledger.period(),
      statedAt: frame.statedAt,
      checks,
      balance: null,
      unstated: list.layout()?.columns.method === undefined ? ['method'] : [],
      ...judge({ counts, checks, balance: null, missing: list.ended() ? [] : ['业务明细列表结束'], doubts }),
    }
  }
}

function layoutOf(cells: readonly string[], account: string): TradeLayout {
  const header = cells.map((cell) => cell.trim())
  return { columns: columnsOf(header, TRADE_COLUMNS), header, account, moment: momentReader() }
}

const TITLES = { sale: '交易合计', refund: '退款合计' } as const

/** Gathers what rows add up to and what the footers declare. */
function openSums() {
  const found = {
    sale: { count: 0, received: ZERO, discount: ZERO },
    refund: { count: 0, received: ZERO, discount: ZERO },
  }
  const declared: { kind: 'sale' | 'refund'; line: string }[] = []
  let net: { printed: number; plain: number; shared: number } | null = null
  return {
    add(row: TradeRow) {
      const sum = found[row.kind]
      sum.count += 1
      sum.received = addMinor(sum.received, row.received)
      sum.discount = addMinor(sum.discount, row.discount)
      if (row.net === null) return
      net ??= { printed: 0, plain: 0, shared: 0 }
      net.printed += row.net.printed
      net.plain += row.net.plain
      net.shared += row.net.shared
    },
    declare(line: string) {
      for (const kind of ['sale', 'refund'] as const)
        if (readDeclaredSum(line, TITLES[kind])) declared.push({ kind, line })
    },
    checks(): readonly DeclaredCheck[] {
      const checks = declared.flatMap(({ kind, line }) => checksOf(kind, line, found[kind]))
      if (net === null) return checks
      const computed = net.printed === net.shared ? net.shared : net.plain
      return [...checks, checkEqual('实收净额', net.printed, computed)]
    },
  }
}

function checksOf(
  kind: 'sale' | 'refund',
  line: string,
  found: { readonly count: number; readonly received: number; readonly discount: number },
): readonly DeclaredCheck[] {
  const sum = readDeclaredSum(line, TITLES[kind])
  const checks = sum ? [checkCount(`${TITLES[kind]} 笔数`, sum.count, found.count)] : []
  for (const [word, declared] of Object.entries(sum?.amounts ?? {})) {
    if (word.startsWith('商家实收')) {
      const signed = kind === 'refund' ? -Math.abs(declared) + 0 : declared
      checks.push(checkEqual(`${TITLES[kind]} 商家实收`, signed === 0 ? 0 : signed, found.received))
    } else if (word.startsWith('商家优惠')) {
      const same = Math.abs(declared) === Math.abs(found.discount)
      checks.push({ name: `${TITLES[kind]} 商家优惠`, declared, computed: found.discount, ok: same })
    }
  }
  return checks
}

export const alipayTrade: Format = {
  id: 'alipay-trade-detail',
  family: 'alipay',
  parserVersion: 2,
  streams: ['payment'],
  tokeniser: 'lines',
  detect: detectTrade,
  columnClass: classByName,
  open: openTrade,
}
