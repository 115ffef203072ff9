// Small statements built in the test, so that a test shows what it is about.

export const WECHAT_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
export const WECHAT_TOTALS =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

function cells(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}`).join(',')
}

export function yuan(fen: number, decimals = 2): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`.padEnd(
    String(Math.floor(fen / 100)).length + 1 + decimals,
    '0',
  )
}

/** One sale row; `n` makes its numbers and its time of day. */
export function wechatSale(n: number, fen = 100, product = '咖啡', device = 'T01'): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = n % 86_400
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const [no, order] = [`42000000012026070100${String(n).padStart(8, '0')}`, `S${n}`]
  const [amount, fee] = [yuan(fen), yuan(Math.floor(fen / 100), 5)]
  return cells(
    [
      `2026-07-01 ${clock}`,
      'wx01',
      '1600000001',
      '0',
      device,
      no,
      order,
      'oA',
      'NATIVE',
      'SUCCESS',
      'CMB_DEBIT',
      'CNY',
    ].concat([amount, '0.00', '0', '0', '0.00', '0.00', '', '', product, '', fee, '0.60%', amount, '0.00', '']),
  )
}

/** A whole bill of `count` sales of 1.00 yuan, with its totals. */
export function wechatBill(count: number, product?: (n: number) => string): string {
  const rows = Array.from({ length: count }, (_, n) => wechatSale(n, 100, product?.(n)))
  const totals = cells([String(count), yuan(count * 100), '0.00', '0.00', yuan(count, 5), yuan(count * 100), '0.00'])
  return [WECHAT_HEADER, ...rows, WECHAT_TOTALS, totals, ''].join('\n')
}

export const BANK = [
  '交易日期,摘要,交易金额,余额,对方户名,对方账号,流水号',
  '2026-07-01,结算,50.00,150.00,财付通,1000,1',
  '2026-07-02,货款,-20.00,130.00,供货商,2000,2',
  '',
].join('\n')

export const ORDERS = [
  '订单号,类型,下单时间,支付方式,订单金额,备注',
  'S1,销售,2026-07-01 09:00:00,微信,1.00,',
  'S2,销售,2026-07-01 10:00:00,微信,2.00,',
  '',
].join('\n')
