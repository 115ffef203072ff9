// Small valid statements of WeChat Pay, Alipay, UnionPay and a bank in China, with a flaw where one is asked for.

import { encodeGb18030 } from '../../../electron/simulator/gb18030'
import { zipArchive } from '../../../electron/simulator/zip-archive'
import { DETAIL_FIELDS } from '../../../shared/formats/unionpay/fields'
import type { Pick } from '../fuzz/seeded'
import { clockOf, type Flaws, type Made, major } from './made'

const WORDS = ['咖啡', '珍珠奶茶', '蛋糕', '红豆饼', '茶']
const utf8 = (text: string) => Buffer.from(text)

interface Sale {
  readonly n: number
  readonly at: string
  readonly fen: number
  readonly fee: number
  readonly refund: boolean
  readonly word: string
}

const dayOf = (flaws: Flaws) => (flaws.nextDay ? '02' : '01')

/** 12 to 31 rows; every fifth is a refund of its own number. */
function sales(pick: Pick, flaws: Flaws): readonly Sale[] {
  const count = 12 + pick(20)
  return Array.from({ length: count }, (_, n) => {
    const fen = 100 + pick(90_000)
    const day = flaws.strayRow === n ? '28' : dayOf(flaws)
    const month = flaws.strayRow === n ? '06' : '07'
    return {
      n,
      at: `2026-${month}-${day} ${clockOf(n, pick(60))}`,
      fen,
      fee: Math.floor(fen / 150) + 1,
      refund: n % 5 === 4 && flaws.strayRow !== n,
      word: WORDS[pick(WORDS.length)] ?? '茶',
    }
  })
}

const sum = (rows: readonly Sale[], part: (sale: Sale) => number) => rows.reduce((total, sale) => total + part(sale), 0)
const ticked = (cells: readonly string[]) => cells.map((cell) => `\`${cell}`).join(',')
const number = (n: number, flaws: Flaws) => `4200000001202607${dayOf(flaws)}${String(n + 1).padStart(10, '0')}`

const WECHAT =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const WECHAT_TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

function wechatRow({ n, at, fen, fee, refund, word }: Sale, flaws: Flaws): string {
  const [no, order] = [number(n, flaws), `000${1000 + n}`]
  const who = [at, 'wx01', '1600000001', '0', 'T01', no, order, 'oA', 'NATIVE', refund ? 'REFUND' : 'SUCCESS']
  const back = refund ? [`5030${no.slice(4)}`, `R${n}`, major(fen), '0.00', 'ORIGINAL', 'SUCCESS'] : []
  const money = ['CMB_DEBIT', 'CNY', refund ? '0.00' : major(fen), '0.00']
  const none = ['0', '0', '0.00', '0.00', '', '']
  const rest = [
    word,
    '',
    major(refund ? -fee : fee, 5),
    '0.60%',
    refund ? '0.00' : major(fen),
    refund ? major(fen) : '0.00',
    '',
  ]
  return ticked([...who, ...money, ...(refund ? back : none), ...rest])
}

export function wechatTradeBill(pick: Pick, flaws: Flaws = {}): Made {
  const rows = sales(pick, flaws)
  const paid = sum(rows, ({ fen, refund }) => (refund ? 0 : fen)) + (flaws.totalOff ?? 0)
  const back = sum(rows, ({ fen, refund }) => (refund ? fen : 0))
  const fees = sum(rows, ({ fee, refund }) => (refund ? -fee : fee))
  const totals = [String(rows.length), major(paid), major(back), '0.00', major(fees, 5), major(paid), major(back)]
  const lines = [WECHAT, ...rows.map((row) => wechatRow(row, flaws)), WECHAT_TOTALS, ticked(totals)]
  return {
    name: 'bill.csv',
    lines,
    rows: rows.map((_, n) => n + 1),
    trailer: [lines.length - 2, lines.length - 1],
    end: '\n',
    encode: utf8,
  }
}

const FUND =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
const FUND_TOTALS = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'

export function wechatFundFlow(pick: Pick, flaws: Flaws = {}): Made {
  const rows = sales(pick, flaws)
  let balance = 100_000_00
  const printed = rows.map((row) => {
    balance += row.refund ? -row.fen : row.fen
    const off = flaws.brokenBalance === row.n ? 7 : 0
    const what = row.refund ? ['退款', '退款', '支出'] : ['交易', '交易', '收入']
    const no = number(row.n, flaws)
    const cells = [row.at, row.refund ? `5030${no.slice(4)}` : no, no, ...what, major(row.fen), major(balance + off)]
    return ticked([...cells, 'system', row.word, `000${row.n}`])
  })
  const come = rows.filter(({ refund }) => !refund)
  const gone = rows.filter(({ refund }) => refund)
  const totals = [
    String(rows.length),
    String(come.length),
    major(sum(come, ({ fen }) => fen) + (flaws.totalOff ?? 0)),
    String(gone.length),
    major(sum(gone, ({ fen }) => fen)),
  ]
  const lines = [FUND, ...printed, FUND_TOTALS, ticked(totals)]
  return {
    name: 'fund.csv',
    lines,
    rows: rows.map((_, n) => n + 1),
    trailer: [lines.length - 2, lines.length - 1],
    end: '\n',
    encode: utf8,
  }
}

function alipayFrame(title: string, flaws: Flaws): readonly string[] {
  const day = Number(dayOf(flaws))
  const period = `#起始日期：[2026年07月0${day}日 00:00:00]   终止日期：[2026年07月0${day + 1}日 00:00:00]`
  return [`#支付宝${title}查询`, '#账号：[20881234567890120156]', period, `#----------${title}列表----------`]
}

const TRADE =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注'

function alipayTradeRow({ n, at, fen, fee, refund, word }: Sale, flaws: Flaws): string {
  const signed = major(refund ? -fen : fen)
  const no = `202607${dayOf(flaws)}2200140000000000${String(n).padStart(4, '0')}`
  const who = [
    `${no}\t`,
    `A${n}\t`,
    refund ? '退款' : '交易',
    word,
    at,
    at,
    'store1',
    '一号店\t',
    '小王\t',
    'T9\t',
    '*明\t',
  ]
  const none = ['0.00', '0.00', '0.00', '0.00', '0.00', '', '0.00', '0.00']
  return [...who, signed, signed, ...none, refund ? `RA${n}\t` : '', major(refund ? fee : -fee), '0.00', word].join(',')
}

export function alipayTradeBill(pick: Pick, flaws: Flaws = {}): Made {
  const rows = sales(pick, flaws)
  const head = [...alipayFrame('业务明细', flaws), TRADE]
  const [paid, back] = [rows.filter(({ refund }) => !refund), rows.filter(({ refund }) => refund)]
  const tail = [
    '#----------业务明细列表结束----------',
    `#交易合计：${paid.length}笔，商家实收共${major(sum(paid, ({ fen }) => fen) + (flaws.totalOff ?? 0))}元，商家优惠共0.00元`,
    `#退款合计：${back.length}笔，商家实收退款共${major(-sum(back, ({ fen }) => fen))}元，商家优惠退款共0.00元`,
    '#导出时间：[2026年07月05日 06:00:00]',
  ]
  const lines = [...head, ...rows.map((row) => alipayTradeRow(row, flaws)), ...tail]
  return {
    name: 'trade.csv',
    lines,
    rows: rows.map((_, n) => head.length + n),
    trailer: tail.map((_, n) => head.length + rows.length + n),
    end: '\r\n',
    encode: encodeGb18030,
  }
}

const SUMMARY =
  '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）'

function summaryFigures(rows: readonly Sale[], off: number): readonly string[] {
  const [paid, back] = [rows.filter(({ refund }) => !refund), rows.filter(({ refund }) => refund)]
  const gross = sum(paid, ({ fen }) => fen) - sum(back, ({ fen }) => fen) + off
  const fees = sum(back, ({ fee }) => fee) - sum(paid, ({ fee }) => fee)
  const none = ['0.00', '0.00', '0.00']
  return [
    String(paid.length),
    String(back.length),
    major(gross),
    major(gross),
    ...none,
    major(fees),
    '0.00',
    major(gross + fees),
  ]
}

/** The summary by itself: rows of stores and their total. */
export function alipaySummaryFile(pick: Pick, flaws: Flaws = {}): Made {
  const stores = Array.from({ length: 5 + pick(6) }, () => sales(pick, {}))
  const head = [...alipayFrame('业务汇总', flaws), SUMMARY]
  const rows = stores.map((rows, n) => [`store${n}`, `${n}号店`, ...summaryFigures(rows, 0)].join(','))
  const total = ['合计', '', ...summaryFigures(stores.flat(), flaws.totalOff ?? 0)].join(',')
  const lines = [...head, ...rows, total, '#导出时间：[2026年07月05日 06:00:00]']
  return {
    name: 'summary.csv',
    lines,
    rows: rows.map((_, n) => head.length + n),
    trailer: [head.length + rows.length],
    end: '\r\n',
    encode: encodeGb18030,
  }
}

/** The detail without its footers, in one archive with the summary that proves it. */
export function alipayTradeWithSummary(pick: Pick, flaws: Flaws = {}): Made {
  const detail = alipayTradeBill(pick, { ...flaws, totalOff: 0 })
  const own = detail.trailer.slice(1, 3)
  const lines = detail.lines.filter((_, index) => !own.includes(index))
  const figures = detail.rows.map((index) => (detail.lines[index] ?? '').split(','))
  const rows = figures.map((cells, n): Sale => {
    const fen = (at: number) => Math.round(Math.abs(Number(cells[at])) * 100)
    return { n, at: '', fen: fen(12), fee: fen(22), refund: cells[2] === '退款', word: '' }
  })
  const summary = [
    ...alipayFrame('业务汇总', flaws),
    SUMMARY,
    ['store1', '一号店', ...summaryFigures(rows, flaws.totalOff ?? 0)].join(','),
    ['合计', '', ...summaryFigures(rows, flaws.totalOff ?? 0)].join(','),
    '',
  ].join('\r\n')
  const pack = async (bytes: Uint8Array) =>
    zipArchive([
      { name: '2088_20260701_业务明细.csv', bytes },
      { name: '2088_20260701_业务明细(汇总).csv', bytes: encodeGb18030(summary) },
    ])
  return { ...detail, name: '2088_20260701.zip', lines, trailer: [detail.trailer[0] ?? 0], pack }
}

const ACCOUNT =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'

export function alipayAccountBill(pick: Pick, flaws: Flaws = {}): Made {
  const rows = sales(pick, flaws)
  const head = [...alipayFrame('账务明细', flaws), ACCOUNT]
  let balance = 100_000_00
  const printed = rows.map(({ n, at, fen, refund, word }) => {
    balance += refund ? -fen : fen
    const shown = balance + (flaws.brokenBalance === n ? 7 : 0)
    const no = `202607${dayOf(flaws)}2200140000000000${String(n).padStart(4, '0')}`
    const money = refund ? ['0.00', major(-fen)] : [major(fen), '0.00']
    const kind = refund ? '交易退款' : '在线支付'
    return [
      `50${dayOf(flaws)}${1000 + n}\t`,
      `${no}\t`,
      `A${n}\t`,
      `${word}\t`,
      at,
      '*明',
      ...money,
      major(shown),
      '支付宝',
      kind,
      word,
    ].join(',')
  })
  const [come, gone] = [rows.filter(({ refund }) => !refund), rows.filter(({ refund }) => refund)]
  const tail = [
    '#----------账务明细列表结束----------',
    `#支出合计：${gone.length}笔，共${major(sum(gone, ({ fen }) => fen))}元`,
    `#收入合计：${come.length}笔，共${major(sum(come, ({ fen }) => fen) + (flaws.totalOff ?? 0))}元`,
    '#导出时间：[2026年07月05日 06:00:00]',
  ]
  const lines = [...head, ...printed, ...tail]
  return {
    name: 'account.csv',
    lines,
    rows: rows.map((_, n) => head.length + n),
    trailer: tail.map((_, n) => head.length + rows.length + n),
    end: '\r\n',
    encode: encodeGb18030,
  }
}

const gbkLength = (text: string) => encodeGb18030(text).length
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - gbkLength(text)))
const twelve = (fen: number) => String(fen).padStart(12, '0')

function detailLine({ n, at, fen, fee, refund, word }: Sale): string {
  const compact = at.replace(/\D/g, '')
  const net = refund ? fen - fee : fen - fee
  const cells: Record<string, string> = {
    交易代码: refund ? 'S30' : 'S22',
    代理机构标识码: '88022900',
    发送机构标识码: '00049993',
    系统跟踪号: String(100_001 + n),
    交易传输时间: compact.slice(4),
    帐号: '622609******0048',
    交易金额: twelve(fen),
    商户类别: '5812',
    终端类型: '07',
    查询流水号: `${compact}${String(n).padStart(7, '0')}`,
    '支付方式（旧）': '01',
    商户订单号: `000${n}`,
    支付卡类型: '01',
    商户手续费: `${refund ? 'C' : 'D'}${twelve(fee)}`,
    结算金额: `${refund ? 'D' : 'C'}${twelve(net)}`,
    支付方式: '0001',
    交易类型: refund ? '04' : '01',
    交易子类: '01',
    业务类型: '000201',
    商户代码: '898110012345678',
    二级商户简称: `一号${word}`,
    清算净额: `${refund ? 'D' : 'C'}${twelve(net)}`,
    终端号: '01080209',
  }
  return DETAIL_FIELDS.map(({ name, width }) => padded(cells[name] ?? '', width)).join(' ')
}

function summaryPage(rows: readonly Sale[], flaws: Flaws, kinds: number): readonly string[] {
  const parts = Array.from({ length: kinds }, (_, kind) => rows.filter(({ n }) => n % kinds === kind))
  const figures = (part: readonly Sale[], off = 0) => {
    const [paid, back] = [part.filter(({ refund }) => !refund), part.filter(({ refund }) => refund)]
    const [outGross, inGross] = [sum(back, ({ fen }) => fen), sum(paid, ({ fen }) => fen) + off]
    const [outFee, inFee] = [sum(paid, ({ fee }) => fee), sum(back, ({ fee }) => fee)]
    const net = [sum(back, ({ fen, fee }) => fen - fee), sum(paid, ({ fen, fee }) => fen - fee)]
    return [String(part.length), ...[outGross, inGross, outFee, inFee, ...net].map((fen) => major(fen))].join('   ')
  }
  const table = (title: string, word: string) => [
    `${title}            交易笔数               交易金额                         费用                              资金清算差额`,
    '                                         借              贷              借              贷               借                  贷',
    '_'.repeat(100),
    ...parts.map((part, kind) => `${word}${kind}   ${figures(part)}`),
    '_'.repeat(100),
    `总计   ${figures(rows, flaws.totalOff ?? 0)}`,
    '',
  ]
  return [
    '                    中国银联全渠道商户交易汇总表',
    '',
    '商户代码:898110012345678                                        清算币种:人民币',
    `收单机构:88022900                                               清算日期:202607${dayOf(flaws)}`,
    `商户名称:测试小吃店                                             生成日期:20260703`,
    '',
    ...table('交易类型', '消费'),
    ...table('卡性质', '卡'),
  ]
}

/** The detail in one archive with the summary that proves it. */
export function unionpayDay(pick: Pick, flaws: Flaws = {}): Made {
  const rows = sales(pick, flaws)
  const summary = summaryPage(rows, flaws, 1).join('\r\n')
  const day = `2607${dayOf(flaws)}`
  const pack = async (bytes: Uint8Array) =>
    zipArchive([
      { name: `INN${day}88ZM_898110012345678`, bytes },
      { name: `RD2010${day}88_898110012345678`, bytes: encodeGb18030(`${summary}\r\n`) },
    ])
  const lines = rows.map(detailLine)
  return {
    name: `898110012345678_20${day}.zip`,
    lines,
    rows: lines.map((_, n) => n),
    trailer: [],
    end: '\r\n',
    encode: encodeGb18030,
    pack,
  }
}

/** The summary by itself. */
export function unionpaySummaryFile(pick: Pick, flaws: Flaws = {}): Made {
  const lines = summaryPage(sales(pick, flaws), flaws, 5)
  const rows = lines.flatMap((line, index) => (/^(?:消费|卡)\d/.test(line) ? [index] : []))
  const trailer = lines.flatMap((line, index) => (line.startsWith('总计') ? [index] : []))
  return { name: 'RD2010260701', lines, rows, trailer, end: '\r\n', encode: encodeGb18030 }
}

/** A statement with a block above its rows that declares counts, sums and both balances. */
export function bankStatement(pick: Pick, flaws: Flaws = {}): Made {
  const rows = sales(pick, flaws)
  const opening = 100_000_00
  let balance = opening
  const printed = rows.map(({ n, at, fen, refund, word }) => {
    balance += refund ? -fen : fen
    const shown = balance + (flaws.brokenBalance === n ? 7 : 0)
    const money = refund ? [major(fen), '0.00'] : ['0.00', major(fen)]
    return [at.slice(0, 10), at.slice(11), ...money, major(shown), `000${n}7001`, '财付通', word].join(',')
  })
  const [come, gone] = [rows.filter(({ refund }) => !refund), rows.filter(({ refund }) => refund)]
  const day = `2026-07-${dayOf(flaws)}`
  const head = [
    `账号：${flaws.nextDay ? '951001234567891' : '951001234567890'}`,
    `起止日期：${day} 至 ${day}`,
    `期初余额：${major(opening)}  期末余额：${major(balance)}`,
    `借方笔数：${gone.length}  贷方笔数：${come.length}`,
    `借方合计：${major(sum(gone, ({ fen }) => fen))}  贷方合计：${major(sum(come, ({ fen }) => fen) + (flaws.totalOff ?? 0))}`,
    '交易日期,交易时间,借方发生额,贷方发生额,余额,交易流水号,对方户名,摘要',
  ]
  return {
    name: 'bank.csv',
    lines: [...head, ...printed],
    rows: rows.map((_, n) => head.length + n),
    trailer: [],
    end: '\r\n',
    encode: encodeGb18030,
  }
}
