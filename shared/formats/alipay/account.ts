// Alipay 账务明细 (bill_type=signcustomer): movements of the balance, newest first or oldest first, old and new column
// orders. Fees are rows of their own. Rules: docs.open.alipay.com/204/106262, published bills; totals and the running
// balance are compared.

import { addMinor, minor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { openBalanceChain } from '../balance-chain'
import { momentReader } from '../clock'
import { classByName } from '../column-class'
import type { DeclaredCheck, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { columnsOf, isSameRow } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { openResavedRows } from '../resaved'
import { openStrayDays } from '../stray-days'
import { checkCount, checkEqual, judge } from '../verdict'
import { ACCOUNT_COLUMNS, ACCOUNT_NEEDED, type AccountLayout, readAccountRow } from './account-row'
import { EMPTY_FRAME, frameText, isListEnd, isTitle, readDeclaredSum, readFrameLine } from './frame'

function isAccountHeader(cells: readonly string[]): boolean {
  const columns = columnsOf(cells, ACCOUNT_COLUMNS)
  return ACCOUNT_NEEDED.every((field) => columns[field] !== undefined)
}

function detectAccount(head: Head): Detection | null {
  const headerIndex = head.lines.slice(0, 15).findIndex((line) => isAccountHeader(line.split(',')))
  if (headerIndex < 0) return null
  const columns = columnsOf((head.lines[headerIndex] ?? '').split(','), ACCOUNT_COLUMNS)
  return { variant: columns.baseOrderNo === undefined ? '12' : '16', headerIndex }
}

function openAccount(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const chain = openBalanceChain()
  const sums = openSums()
  const strays = openStrayDays()
  const resaved = openResavedRows()
  let frame = EMPTY_FRAME
  let layout: AccountLayout | null = null
  let ended = false
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,\s]*$/.test(source.raw)) return
    if (source.raw.startsWith('"')) resaved.add(source.line)
    const line = frameText(source.raw)
    if (line !== null && layout !== null && isTitle(line)) again(source)
    else if (line !== null) {
      frame = readFrameLine(frame, line)
      ended ||= isListEnd(line)
      sums.declare(line)
    } else if (layout === null) layout = isAccountHeader(source.cells) ? layoutOf(source.cells, frame.account) : null
    else if (isSameRow(source.cells, layout.header)) again(source)
    else if (ended) ledger.issue(source, { kind: 'afterTrailer', column: null })
    else detail(source, layout)
  }

  function again(source: SourceRow): void {
    ledger.issue(source, { kind: 'headerRepeated', column: null })
  }

  function detail(source: SourceRow, known: AccountLayout): void {
    if (!source.terminated) {
      ledger.issue(source, { kind: 'rowCut', column: null })
      return
    }
    if (source.cells.length !== known.header.length) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    const read = readAccountRow(source, known)
    if (isProblem(read)) {
      ledger.issue(source, read)
      return
    }
    sums.add(read.amount)
    strays.add(source.line, read.draft.day)
    if (known.columns.balance !== undefined) {
      chain.add(source.line, read.amount, read.draft.balanceMinor, read.draft.at)
    }
    ledger.read(read.draft)
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const checks = sums.checks()
    const doubts = [...strays.outside(frame.period), ...resaved.reasons()]
    const balance = chain.check()
    return {
      counts,
      scope: frame.account === '' ? null : frame.account,
      acquirerId: 'alipay',
      accounts: frame.account === '' ? [] : [frame.account],
      period: frame.period ?? ledger.period(),
      statedAt: frame.statedAt,
      checks,
      balance,
      unstated: layout?.columns.channel === undefined ? ['method'] : [],
      ...judge({
        counts,
        checks,
        balance,
        brokenLine: chain.brokenLine(),
        missing: ended ? [] : ['账务明细列表结束'],
        doubts,
      }),
    }
  }
}

function layoutOf(cells: readonly string[], account: string): AccountLayout {
  const header = cells.map((cell) => cell.trim())
  return { columns: columnsOf(header, ACCOUNT_COLUMNS), header, account, moment: momentReader() }
}

const TITLES = { income: '收入合计', outgo: '支出合计' } as const

function openSums() {
  const found = { income: { count: 0, sum: ZERO }, outgo: { count: 0, sum: ZERO } }
  const declared: { way: 'income' | 'outgo'; line: string }[] = []
  return {
    add(amount: number) {
      if (amount === 0) return
      const way = found[amount > 0 ? 'income' : 'outgo']
      way.count += 1
      way.sum = addMinor(way.sum, minor(amount))
    },
    declare(line: string) {
      for (const way of ['income', 'outgo'] as const)
        if (readDeclaredSum(line, TITLES[way])) declared.push({ way, line })
    },
    checks(): readonly DeclaredCheck[] {
      return declared.flatMap(({ way, line }) => {
        const sum = readDeclaredSum(line, TITLES[way])
        const amount = sum?.amounts['']
        const sign = way === 'outgo' ? -1 : 1
        return [
          ...(sum ? [checkCount(`${TITLES[way]} 笔数`, sum.count, found[way].count)] : []),
          ...(amount === undefined ? [] : [checkEqual(TITLES[way], minor(Math.abs(amount) * sign), found[way].sum)]),
        ]
      })
    },
  }
}

export const alipayAccount: Format = {
  id: 'alipay-account-detail',
  family: 'alipay',
  parserVersion: 2,
  streams: ['fund'],
  tokeniser: 'lines',
  detect: detectAccount,
  columnClass: classByName,
  open: openAccount,
}
