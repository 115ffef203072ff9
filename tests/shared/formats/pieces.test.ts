// The small parts that every format is made of.

import { describe, expect, it } from 'vitest'
import { dayFromNumber } from '../../../shared/day'
import type { EntryDraft } from '../../../shared/entry'
import { isProblem, readAmount, readAmountOrZero, readCount } from '../../../shared/formats/amount'
import { openBalanceChain } from '../../../shared/formats/balance-chain'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../../../shared/formats/cell'
import { classByName } from '../../../shared/formats/column-class'
import { draftOf } from '../../../shared/formats/draft'
import type { Format, SourceRow } from '../../../shared/formats/format'
import { openGuarded } from '../../../shared/formats/guard'
import { columnsOf, normaliseHeader, splitLine } from '../../../shared/formats/header'
import { recogniseOther } from '../../../shared/formats/not-merchant'
import { FORMATS, formatById, PARSERS_VERSION } from '../../../shared/formats/registry'
import { isSure, suggestMapping } from '../../../shared/formats/shop-orders/suggest'
import { totalsOf } from '../../../shared/formats/totals'
import { checkCount, checkEqual, judge } from '../../../shared/formats/verdict'
import { minor } from '../../../shared/money'

describe('header cells', () => {
  it('are compared without BOM, blanks, bracket width and bilingual part', () => {
    expect(normaliseHeader('\ufeff 收入金额（+元）\t')).toBe('收入金额(+元)')
    expect(normaliseHeader('交易日期[ Transaction Date ]')).toBe('交易日期')
    expect(normaliseHeader('日 志 号')).toBe('日志号')
  })

  it('are found by their best name, and absent where none is there', () => {
    expect(columnsOf(['a', 'B ', 'c'], { one: ['x', 'b'], two: ['d'] })).toEqual({ one: 1 })
  })

  it('are split with quotes honoured', () => {
    expect(splitLine('a,"b,""c",d')).toEqual(['a', 'b,"c', 'd'])
    expect(splitLine('a;5" pipe;"', ';')).toEqual(['a', '5" pipe', ''])
  })
})

describe('cells', () => {
  it('that only stand for nothing are absent', () => {
    for (const text of ['', '-', '--', '—', '/', '`', '0', '0.00', '0000']) expect(presentOrNull(text)).toBeNull()
    expect(presentOrNull('010')).toBe('010')
    expect(textOrNull('----')).toBeNull()
    expect(textOrNull('0')).toBe('0')
  })

  it('that a spreadsheet has rewritten are recognised', () => {
    expect(isSpreadsheetNumber('4.2E+27')).toBe(true)
    expect(isSpreadsheetNumber('4200E27X')).toBe(false)
  })

  it('give amounts or a named problem, never a default', () => {
    expect(readAmount('¥1,234.50', 'a')).toBe(123450)
    expect(readAmount('', 'a')).toMatchObject({ kind: 'missingCell' })
    expect(readAmount('1.005', 'a')).toMatchObject({ kind: 'fractionOfMinor', column: 'a' })
    expect(readAmount('一元', 'a')).toMatchObject({ kind: 'badAmount', raw: '一元' })
    expect(readAmountOrZero('-', 'a')).toBe(0)
    expect(isProblem(readAmountOrZero('x', 'a'))).toBe(true)
    expect([readCount('3'), readCount('20.0'), readCount('2.5'), readCount('x')]).toEqual([3, 20, null, null])
  })
})

describe('columns by name', () => {
  it.each([
    ['对方卡号/账号', 'card'],
    ['Card Number', 'card'],
    ['账号', 'account'],
    ['Account', 'account'],
    ['微信订单号', 'id'],
    ['账户明细编号-交易流水号', 'id'],
    ['transaction_id', 'id'],
    ['Transaction Description', 'text'],
    ['账户余额（元）', 'text'],
    ['备注', 'text'],
  ])('%s is %s', (header, kind) => {
    expect(classByName(header)).toBe(kind)
  })
})

describe('a running balance', () => {
  it('holds oldest first and newest first, and names its ends', () => {
    const down = openBalanceChain()
    for (const [line, amount, balance] of [
      [1, 10, 110],
      [2, -5, 105],
    ] as const)
      down.add(line, minor(amount), minor(balance))
    expect(down.check()).toEqual({ openingMinor: 100, closingMinor: 105, chainOk: true })
    const up = openBalanceChain()
    for (const [line, amount, balance] of [
      [1, -5, 105],
      [2, 10, 110],
    ] as const)
      up.add(line, minor(amount), minor(balance))
    expect(up.check()).toEqual({ openingMinor: 100, closingMinor: 105, chainOk: true })
    expect(up.brokenLine()).toBeNull()
  })

  it('names the first line that breaks it, an unreadable balance among them', () => {
    const chain = openBalanceChain()
    expect(chain.check()).toBeNull()
    chain.add(1, minor(1), minor(1))
    chain.add(2, minor(1), minor(2))
    chain.add(3, minor(1), null)
    chain.add(4, minor(1), minor(9))
    expect(chain.check()?.chainOk).toBe(false)
    expect(chain.brokenLine()).toBe(3)
  })
})

describe('a verdict', () => {
  const counts = { dataRows: 1, issues: 0, ignored: 0 }
  it('is accept only when nothing is in doubt', () => {
    expect(judge({ counts, checks: [checkEqual('a', 1, 1)], balance: null, missing: [] }).verdict).toBe('accept')
  })

  it('gives a reason for each doubt', () => {
    const { verdict, reasons } = judge({
      counts: { ...counts, issues: 2 },
      checks: [checkEqual('a', 1, 2), checkCount('n', 3, 4), { name: 'x', declared: '?', computed: 0, ok: false }],
      balance: { openingMinor: null, closingMinor: null, chainOk: false },
      brokenLine: 7,
      missing: ['总交易单数'],
    })
    expect(verdict).toBe('incomplete')
    expect(reasons.map(({ code }) => code)).toEqual([
      'totalMissing',
      'totalDiffers',
      'countDiffers',
      'totalUnread',
      'rowsUnread',
      'balanceBroken',
    ])
  })
})

const day = dayFromNumber(20_000)
function draft(line: number, stated: Partial<EntryDraft>, grossMinor = 1): EntryDraft {
  const basis = { stream: 'payment', kind: 'sale', line, day, currency: 'CNY', grossMinor: minor(grossMinor) } as const
  return draftOf(basis, stated)
}

describe('the guard around a parser', () => {
  const echo: Format = {
    id: 'echo',
    family: 'echo',
    parserVersion: 1,
    streams: ['payment'],
    tokeniser: 'lines',
    detect: () => null,
    columnClass: () => 'text',
    open: (_head, sink) => ({
      row: (row) => sink.draft(draft(row.line, { naturalKey: row.cells[0] ?? null }, Number(row.cells[1]))),
      end: () => ({
        counts: { dataRows: 4, issues: 0, ignored: 0 },
        scope: null,
        acquirerId: null,
        accounts: [],
        period: null,
        statedAt: null,
        checks: [],
        balance: null,
        unstated: [],
        verdict: 'accept',
        reasons: [],
      }),
    }),
  }

  it('counts every row once: entries, issues and repeated rows', () => {
    const drafts: EntryDraft[] = []
    const lines: string[] = []
    const parser = openGuarded(
      echo,
      { lines: [] },
      { draft: (one) => drafts.push(one), issue: ({ kind }) => lines.push(kind) },
    )
    const row = (line: number, cells: string[], fault?: SourceRow['fault']) =>
      parser.row({ line, cells, raw: cells.join(), terminated: true, ...(fault ? { fault } : {}) })
    row(1, ['a', '1'])
    row(2, ['a', '1'])
    row(3, ['a', '2'])
    row(4, ['b', '1'])
    row(5, [], 'badBytes')
    const end = parser.end()
    expect(drafts).toHaveLength(2)
    expect(lines).toEqual(['duplicateKey', 'badBytes'])
    expect(end.counts).toEqual({ dataRows: 5, issues: 2, ignored: 1 })
    expect(end.verdict).toBe('incomplete')
    expect(end.reasons.map(({ code }) => code)).toEqual(['rowsRepeated', 'keysConflict', 'rowsUnread'])
  })
})

describe('other people’s bills', () => {
  it.each([
    ['微信支付账单明细,,', 'wechatConsumerBill'],
    ['交易时间,交易类型,交易对方,商品,收/支,金额(元)', 'wechatConsumerBill'],
    ['---支付宝（中国）网络技术有限公司  电子客户回单---', 'alipayConsumerBill'],
    ['交易号,商家订单号,交易创建时间,付款时间,交易来源地,资金状态', 'alipayConsumerBill'],
    ['京东账号名：jd_1', 'jdConsumerBill'],
    ['美团交易账单明细', 'meituanConsumerBill'],
  ])('%s is recognised', (line, code) => {
    expect(recogniseOther({ lines: [line] })?.code).toBe(code)
  })

  it('are not seen in a merchant bill', () => {
    expect(recogniseOther({ lines: ['交易时间,公众账号ID,商户号'] })).toBeNull()
  })
})

describe('a suggested mapping', () => {
  it('is sure where every needed column is found in one way', () => {
    const made = suggestMapping({ lines: ['order_no,created_at,amount', '1,2026-07-01,2.00'] })
    expect(made && isSure(made)).toBe(true)
    expect(made?.columns).toEqual({ orderNo: 'order_no', time: 'created_at', amount: 'amount' })
  })

  it('is not sure where two columns fit, one is missing, or the rows cannot be read with it', () => {
    const two = suggestMapping({ lines: ['订单号,下单时间,订单金额,实付金额', '1,2026-07-01,2.00,2.00'] })
    expect(two?.ambiguous).toEqual([{ field: 'amount', headers: ['订单金额', '实付金额'] }])
    expect(two && isSure(two)).toBe(false)
    const missing = suggestMapping({ lines: ['订单号,下单时间,备注', '1,2026-07-01,x'] })
    expect(missing?.missing).toEqual(['amount'])
    const unread = suggestMapping({ lines: ['订单号,下单时间,金额', '1,03/04/2026,2.00'] })
    expect(unread && isSure(unread)).toBe(false)
    expect(suggestMapping({ lines: ['hello', 'world'] })).toBeNull()
  })
})

describe('the registry', () => {
  it('knows each format by one id and joins their versions', () => {
    expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length)
    for (const { id } of FORMATS) expect(formatById(id)?.id).toBe(id)
    expect(formatById('nothing')).toBeNull()
    expect(PARSERS_VERSION).toContain('wechat-trade-bill@')
  })
})

describe('totals', () => {
  it('are sums by stream, kind and currency, in a fixed order', () => {
    const usd = { ...draft(3, {}, 5), currency: 'USD' }
    const refund = { ...draft(2, {}, -4), kind: 'refund' as const }
    const found = totalsOf([usd, refund, draft(1, {}, 7), draft(1, {}, 1)])
    expect(found.map(({ kind, currency, count, netMinor }) => [kind, currency, count, netMinor])).toEqual([
      ['sale', 'CNY', 2, 8],
      ['sale', 'USD', 1, 5],
      ['refund', 'CNY', 1, -4],
    ])
  })
})
