// Invariants of the simulator:
//  1. A shop depends on its options only.
//  2. Every total a file states is the total of its rows (only the cut file states none).
//  3. Every fen has a way: orders → payments → what acquirers owe → bank, closed to the fen by sums of the files alone.
//  4. Every fault kind is planted, each on lines of its own, and truth's lines are lines of the files.

import { describe, expect, it } from 'vitest'
import { addDays, type Day, parseDay } from '../../../shared/day'
import { settingsZ } from '../../../shared/settings'
import { addWorkdays, WEEKENDS_ONLY } from '../../../shared/settlement/calendar'
import type { SimulatedShop } from '../../../shared/simulator/shop'
import { simulateShop } from '../../../shared/simulator/simulate'
import { FAULT_KINDS, type TruthLine, truthZ } from '../../../shared/simulator/truth'
import { alipayRows, csvRows, fen, filesNamed, only, type Row, sum, wechatRows, wechatTrailer } from './lines'

const SEEDS = [1, 2, 3, 20_260_301, -7]
const MONTH = { days: 31, perDay: 60 }
const shops = new Map(SEEDS.map((seed) => [seed, simulateShop({ seed, ...MONTH })]))
const clean = simulateShop({ seed: 4, ...MONTH, faults: false })

const cell = (row: Row, name: string): string => {
  const text = row[name]
  if (text === undefined) throw new Error(`no column ${name}`)
  return text
}
const money = (row: Row, name: string) => fen(cell(row, name))

const WECHAT = /All\d/
const ALIPAY_TRADE = /_业务明细\.csv$/
const BANK = /^建设银行/

/** One row per key; of overlapping bills the one that covers more days wins, as it was made later. */
function wechatByKey(shop: SimulatedShop): Row[] {
  const files = filesNamed(shop, WECHAT).toSorted((a, b) => a.name.slice(-14).localeCompare(b.name.slice(-14)))
  const rows = files.flatMap(wechatRows)
  return [...new Map(rows.map((row) => [`${row.微信订单号} ${row.微信退款单号}`, row])).values()]
}

const wechatNet = (row: Row) => money(row, '应结订单金额') - money(row, '退款金额') - money(row, '手续费')
const bankNet = (row: Row) => money(row, '贷方发生额/元(收入)') - money(row, '借方发生额/元(支取)')

describe.each([...shops])('the shop of seed %i', (seed, shop) => {
  it('is the same every time', () => {
    expect(simulateShop({ seed, ...MONTH })).toEqual(shop)
  })

  it('has WeChat trailers that are the sums of the rows above them', () => {
    const bills = filesNamed(shop, WECHAT)
    const cut = shop.truth.faults.find((fault) => fault.kind === 'fileCut')?.day
    for (const bill of bills) {
      const rows = wechatRows(bill)
      const trailer = wechatTrailer(bill)
      if (bill.name.includes(`${cut}_${cut}`)) expect(trailer).toBeNull()
      else
        expect(Object.values(trailer ?? {}).map((text, at) => (at === 0 ? Number(text) : fen(text)))).toEqual([
          rows.length,
          ...['应结订单金额', '退款金额', '充值券退款金额', '手续费', '订单金额', '申请退款金额'].map((name) =>
            sum(rows.map((row) => money(row, name))),
          ),
        ])
    }
    expect(bills.length).toBe(31)
  })

  it('has Alipay footers that are the sums of the rows above them', () => {
    const details = filesNamed(shop, ALIPAY_TRADE)
    expect(details.length).toBe(31)
    for (const file of details) {
      const rows = alipayRows(file)
      for (const [kind, title] of [
        ['交易', '交易合计'],
        ['退款', '退款合计'],
      ] as const) {
        const own = rows.filter((row) => row.业务类型 === kind)
        const line = file.lines.find((text) => text.startsWith(`#${title}`)) ?? ''
        const [, count = '', received = '', coupon = ''] = /(\d+)笔.*?共(-?[\d.]+)元.*?共(-?[\d.]+)元/.exec(line) ?? []
        expect([Number(count), fen(received), fen(coupon)]).toEqual([
          own.length,
          sum(own.map((row) => money(row, '商家实收（元）'))),
          sum(own.map((row) => money(row, '商家优惠（元）'))),
        ])
      }
    }
  })

  it('has Alipay summaries that agree with their details', () => {
    for (const file of filesNamed(shop, /汇总/)) {
      const total = alipayRows(file).at(-1) ?? {}
      const detail = alipayRows(only(shop, new RegExp(`^${file.name.replace(/\(汇总\)\.csv$/, '')}\\.csv$`)))
      expect(Number(total.交易订单总笔数) + Number(total.退款订单总笔数)).toBe(detail.length)
      expect(money(total, '实收净额（元）')).toBe(
        sum(detail.map((row) => money(row, '商家实收（元）') + money(row, '服务费（元）'))),
      )
    }
  })

  it('has running balances without a break at Alipay and at the bank', () => {
    const fund = alipayRows(only(shop, /账务明细/)).toReversed()
    const step = (row: Row) => money(row, '收入金额（+元）') + money(row, '支出金额（-元）')
    for (const [at, row] of fund.entries())
      if (at > 0) expect(money(row, '账户余额（元）')).toBe(money(fund[at - 1] ?? {}, '账户余额（元）') + step(row))
    const bank = csvRows(only(shop, BANK), 3)
    for (const [at, row] of bank.entries())
      if (at > 0) expect(money(row, '余额')).toBe(money(bank[at - 1] ?? {}, '余额') + bankNet(row))
    expect(bank.length).toBeGreaterThan(50)
  })

  it('closes at WeChat: what the bills owe, plus the missing day, is what reached the bank', () => {
    const missing = shop.truth.faults.find((fault) => fault.kind === 'billMissing')
    const bank = csvRows(only(shop, BANK), 3)
    const paid = sum(bank.filter((row) => row.对方户名?.startsWith('财付通')).map(bankNet))
    const owed = sum(wechatByKey(shop).map(wechatNet))
    const before = shop.settings.openingReceivable.wechat ?? 0
    const ofMissingDay = sum(linesIn(shop, missing?.entries ?? [], BANK, 3).map(bankNet))
    expect(ofMissingDay).toBeGreaterThan(0)
    expect(paid).toBe(before + owed + ofMissingDay)
  })

  it('closes at Alipay: bills agree with the account, and withdrawals with the bank', () => {
    const fund = alipayRows(only(shop, /账务明细/))
    const isWithdrawal = (row: Row) => row.业务类型 === '提现'
    const moved = (row: Row) => money(row, '收入金额（+元）') + money(row, '支出金额（-元）')
    const bills = filesNamed(shop, ALIPAY_TRADE).flatMap(alipayRows)
    expect(sum(fund.filter((row) => !isWithdrawal(row)).map(moved))).toBe(
      sum(bills.map((row) => money(row, '商家实收（元）') + money(row, '服务费（元）'))),
    )
    const deposits = csvRows(only(shop, BANK), 3).filter((row) => row.对方户名?.startsWith('支付宝'))
    expect(sum(deposits.map(bankNet))).toBe(-sum(fund.filter(isWithdrawal).map(moved)))
    expect(deposits.length).toBe(fund.filter(isWithdrawal).length)
    const last = money(fund[0] ?? {}, '账户余额（元）')
    expect(last).toBe((shop.settings.openingReceivable.alipay ?? 0) + sum(fund.map(moved)))
  })

  it('plants every kind of fault that it was asked for', () => {
    const kinds = new Set(shop.truth.faults.map((fault) => fault.kind))
    expect([...kinds].toSorted()).toEqual(
      FAULT_KINDS.filter((kind) => kind !== 'strayDeposit' && kind !== 'payoutShort').toSorted(),
    )
  })

  it('tells a truth of lines that exist, each fault with lines and each match with two sides', () => {
    const truth = truthZ.parse(JSON.parse(JSON.stringify(shop.truth)))
    const lengths = new Map(shop.files.map((file) => [file.name, file.lines.length]))
    expect(lengths.size).toBe(shop.files.length)
    const exists = ({ file, line }: TruthLine) => line <= (lengths.get(file) ?? 0)
    for (const { left, right } of truth.matches) {
      expect(left.length * right.length).toBeGreaterThan(0)
      expect([...left, ...right].every(exists)).toBe(true)
    }
    for (const fault of truth.faults) {
      expect(fault.entries.length).toBeGreaterThan(0)
      expect(fault.entries.every(exists)).toBe(true)
    }
  })

  it('plants no two faults of single sales on one line', () => {
    const wide = new Set(['payoutLate', 'payoutBounced', 'billMissing', 'fileCut'])
    const seen = shop.truth.faults
      .filter((fault) => !wide.has(fault.kind))
      .flatMap((fault) => fault.entries.map(({ file, line }) => `${file}:${line}`))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('joins lines of one sale only: order number and money agree on both sides', () => {
    const orders = csvRows(only(shop, /^订单_2/))
    for (const { left, right, level, decidable } of shop.truth.matches) {
      const [order] = left
      if (level !== 'L1' || !decidable || order === undefined || !order.file.startsWith('订单_2')) continue
      const row = orders[order.line - 2] ?? {}
      const paid = right.map((line) => linesIn(shop, [line], new RegExp(`^${line.file.replace('.csv', '')}`))[0] ?? {})
      for (const one of paid) expect(one.商户订单号).toBe(row.订单号)
      expect(sum(paid.map(amountAsked))).toBe(money(row, '订单金额'))
    }
  })

  it('writes settings that the book can read', () => {
    expect(settingsZ.parse(JSON.parse(JSON.stringify(shop.settings)))).toEqual(shop.settings)
    expect(shop.settings.terminals.filter((terminal) => terminal.unboundOn !== undefined)).toHaveLength(1)
  })
})

/** What the customer was asked for, signed, in a WeChat or Alipay bill row. */
function amountAsked(row: Row): number {
  return row['订单金额（元）'] === undefined
    ? money(row, '订单金额') - money(row, '申请退款金额')
    : money(row, '订单金额（元）')
}

/** The rows that stand at given lines of the files of one kind. */
function linesIn(shop: SimulatedShop, lines: readonly TruthLine[], pattern: RegExp, headerAt?: number): Row[] {
  return lines.flatMap(({ file, line }): Row[] => {
    const found = filesNamed(shop, pattern).find((one) => one.name === file)
    if (found === undefined) return []
    const [rows, before] =
      headerAt !== undefined
        ? [csvRows(found, headerAt), headerAt + 2]
        : WECHAT.test(file)
          ? [wechatRows(found), 2]
          : [alipayRows(found), 6]
    const row = rows[line - before]
    return row === undefined ? [] : [row]
  })
}

describe('seeds and options', () => {
  it('different seeds make different shops', () => {
    const first = [...shops.values()].map((shop) => shop.files[0]?.lines.slice(1, 20).join('\n'))
    expect(new Set(first).size).toBe(SEEDS.length)
  })

  it('a clean month has no fault, no opening and a bill for every day', () => {
    expect(clean.truth.faults).toEqual([])
    expect(clean.settings.openingReceivable).toEqual({})
    expect(filesNamed(clean, WECHAT).every((file) => wechatTrailer(file) !== null)).toBe(true)
    const matched = new Set(
      clean.truth.matches
        .filter(({ level }) => level === 'L1')
        .flatMap(({ left }) => left.map(({ file, line }) => `${file}:${line}`)),
    )
    for (const file of filesNamed(clean, /^订单/))
      for (const [at, row] of csvRows(file).entries()) {
        const byAcquirer = row.支付方式 === '微信支付' || row.支付方式 === '支付宝'
        expect(matched.has(`${file.name}:${at + 2}`)).toBe(byAcquirer)
      }
  })

  it('equal twins, split tenders, coupons and several refunds of one sale all occur', () => {
    const orders = csvRows(only(clean, /^订单_2/))
    const minute = (row: Row) => `${row.下单时间?.slice(0, 16)} ${row.订单金额} ${row.终端号} ${row.支付方式}`
    expect(new Set(orders.map(minute)).size).toBeLessThan(orders.length)
    const split = clean.truth.matches.filter(({ level, right }) => level === 'L1' && right.length === 2)
    expect(split.length).toBeGreaterThan(0)
    expect(wechatByKey(clean).some((row) => money(row, '应结订单金额') < money(row, '订单金额'))).toBe(true)
    const refunds = orders.filter((row) => row.类型 === '退款').map((row) => row.订单号)
    expect(new Set(refunds).size).toBeLessThan(refunds.length)
  })

  it('a cause-less amount is paid once too much and once too little', () => {
    const shop = simulateShop({ seed: 5, ...MONTH, faults: false, causelessMinor: 100 })
    expect(shop.truth.faults.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['payoutShort', 100],
      ['strayDeposit', 100],
    ])
    expect(shop.truth.expected).toEqual({ unexplainedMinor: 0, unexplainedAbsMinor: 200 })
    const paid = sum(
      csvRows(only(shop, BANK), 3)
        .filter((row) => row.对方户名?.startsWith('财付通'))
        .map(bankNet),
    )
    expect(paid).toBe(sum(wechatByKey(shop).map(wechatNet)))
  })

  it('pays on working days only, whatever the calendar', () => {
    const holiday = addDays(parseDay('2026-03-01') as Day, 10)
    const calendar = { version: 'test', holidays: new Set([holiday]), workdays: new Set<Day>() }
    const shop = simulateShop({ seed: 6, ...MONTH, calendar })
    const days = csvRows(only(shop, BANK), 3)
      .filter((row) => row.对方户名?.startsWith('财付通'))
      .map((row) => row.记账日期)
    expect(days).not.toContain(holiday.replaceAll('-', ''))
    expect(addWorkdays(WEEKENDS_ONLY, addDays(holiday, -1), 1)).toBe(holiday)
  })

  it('very small shops can be made, and impossible ones are refused', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(simulateShop({ seed, days: 1, perDay: 1 }).files.length).toBeGreaterThan(0)
      expect(simulateShop({ seed, days: 5, perDay: 10 }).truth.faults.length).toBeGreaterThan(5)
    }
    expect(() => simulateShop({ seed: 1, days: 0, perDay: 10 })).toThrow(RangeError)
  })
})
