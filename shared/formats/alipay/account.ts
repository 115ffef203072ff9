// Alipay 账务明细 (bill_type=signcustomer): movements of the balance, newest first or oldest first, old and new column
// orders. Fees are rows of their own. Rules: docs.open.alipay.com/204/106262, published bills; totals and the running
// balance are compared.

import { addMinor, minor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { openBalanceChain } from '../balance-chain'
import { momentReader } from '../clock'
import { classByName } from '../column-class'
import type { DeclaredCheck, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { columnsOf } from '../header'
import { openLedger } from '../ledger'
import { openStrayDays } from '../stray-days'
import { checkCount, checkEqual, judge } from '../verdict'
import { ACCOUNT_COLUMNS, ACCOUNT_NEEDED, type AccountLayout, readAccountRow } from './account-row'
import { readDeclaredSum } from './frame'
import { openListedRows } from './listed-rows'

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
  const list = openListedRows<AccountLayout>(ledger, {
    layoutOf: (cells, account) => (isAccountHeader(cells) ? layoutOf(cells, account) : null),
    declare: sums.declare,
    detail,
  })
  return { row: list.row, end }

  function detail(source: SourceRow, known: AccountLayout): void {
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
    const frame = list.frame()
    const counts = ledger.counts()
    const checks = sums.checks()
    const doubts = [...strays.outside(frame.period), ...list.doubts()]
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
      unstated: list.layout()?.columns.channel === undefined ? ['method'] : [],
      ...judge({
        counts,
        checks,
        balance,
        brokenLine: chain.brokenLine(),
        missing: list.ended() ? [] : ['账务明细列表结束'],
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
