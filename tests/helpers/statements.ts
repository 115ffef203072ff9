// Small statements in true layouts, written for tests: enough rows to overlap, totals that add up.

const WECHAT_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const WECHAT_TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

/** A WeChat Pay ALL bill of 5 January 2026: sale n is of n × 10.00 at 10:00:0n, with a fee of 0.6 %. */
export function wechatBill(sales: readonly number[], date = '2026-01-05'): string {
  const rows = sales.map((n) =>
    backticked([
      `${date} 10:00:${String(n).padStart(2, '0').slice(-2)}`,
      'wx0000000000000000',
      '1900000109',
      '0',
      'T1',
      `42000012345678901234567${String(n).padStart(5, '0')}`,
      `S${String(n).padStart(8, '0')}`,
      'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
      'MICROPAY',
      'SUCCESS',
      'OTHERS',
      'CNY',
      `${n * 10}.00`,
      '0.00',
      '0',
      '0',
      '0.00',
      '0.00',
      '',
      '',
      '杂货',
      '',
      `${fee(n)}000`,
      '0.60%',
      `${n * 10}.00`,
      '0.00',
      '',
    ]),
  )
  const sum = sales.reduce((total, n) => total + n, 0)
  const totals = [String(sales.length), `${sum * 10}.00`, '0.00', '0.00', `${fee(sum)}000`, `${sum * 10}.00`, '0.00']
  return [`\ufeff${WECHAT_HEADER}`, ...rows, WECHAT_TOTALS, backticked(totals), ''].join('\n')
}

/** 0.6 % of n × 10.00, in yuan. */
function fee(n: number): string {
  const fen = String(n * 6).padStart(3, '0')
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`
}

function backticked(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(',')
}

/**
 * A bank statement: row n is a deposit of n × 10.00 from WeChat Pay's payer, less 0.6 %, on the day at its place in
 * `dates`, else on 6 January 2026.
 */
export function bankFile(deposits: readonly number[], dates: readonly string[] = []): string {
  let balance = 0
  const rows = deposits.map((n, at) => {
    const date = dates[at] ?? '2026-01-06'
    balance += n * 1000 - n * 6
    return [
      date,
      '11:00:00',
      '0.00',
      yuan(n * 1000 - n * 6),
      yuan(balance),
      '财付通支付科技有限公司',
      `备付金结算${n}`,
    ].join(',')
  })
  return ['账号,6222****0123', '交易日期,交易时间,支出金额,收入金额,余额,对方户名,摘要', ...rows, ''].join('\n')
}

function yuan(fen: number): string {
  const digits = String(fen).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
