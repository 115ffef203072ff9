// The figures of Alipay's 汇总 by column name, and what each declares of the detail bill beside it.

import type { ControlTotal } from '../format'

export interface Figure {
  /** Normalised header names, best first. */
  readonly names: readonly string[]
  readonly count: boolean
  /** What it says of the detail; absent where the detail has no such column. */
  readonly of?: Omit<ControlTotal, 'name' | 'declared'>
}

const TRADE = [['alipay-trade-detail']] as const
const FUND = [['alipay-account-detail']] as const
/** With refunds, or of sales alone. */
const BOTH = [['sale', 'refund'], ['sale']] as const
const NET = [['sale', 'refund', 'adjustment'], ['sale', 'refund'], ['sale', 'adjustment'], ['sale']] as const

export const FIGURES: readonly Figure[] = [
  { names: ['交易订单总笔数'], count: true, of: { formats: TRADE, measure: 'rows', kinds: [['sale']] } },
  { names: ['退款订单总笔数'], count: true, of: { formats: TRADE, measure: 'rows', kinds: [['refund']] } },
  { names: ['订单金额(元)', '订单金额'], count: false, of: { formats: TRADE, measure: 'orderMinor', kinds: BOTH } },
  { names: ['商家实收(元)', '商家实收'], count: false, of: { formats: TRADE, measure: 'grossMinor', kinds: BOTH } },
  { names: ['支付宝优惠(元)', '支付宝优惠'], count: false },
  { names: ['商家优惠(元)', '商家优惠'], count: false },
  { names: ['卡消费金额(元)', '卡消费金额'], count: false },
  {
    names: ['服务费(元)', '服务费'],
    count: false,
    of: { formats: TRADE, measure: 'feeMinor', kinds: BOTH, unsigned: true },
  },
  {
    names: ['分润(元)', '分润'],
    count: false,
    of: { formats: TRADE, measure: 'grossMinor', kinds: [['adjustment']], unsigned: true },
  },
  { names: ['实收净额(元)', '实收净额'], count: false, of: { formats: TRADE, measure: 'netMinor', kinds: NET } },
  { names: ['收入(笔)'], count: true, of: { formats: FUND, measure: 'rows', side: 'in' } },
  { names: ['收入(+元)', '收入(元)'], count: false, of: { formats: FUND, measure: 'netMinor', side: 'in' } },
  { names: ['支出(笔)'], count: true, of: { formats: FUND, measure: 'rows', side: 'out' } },
  {
    names: ['支出(-元)', '支出(元)'],
    count: false,
    of: { formats: FUND, measure: 'netMinor', side: 'out', unsigned: true },
  },
  { names: ['总金额(元)', '总金额'], count: false, of: { formats: FUND, measure: 'netMinor' } },
]

/** What the row 合计 declares of the detail, one total per figure that the detail carries too. */
export function controlTotals(total: ReadonlyMap<string, number>): readonly ControlTotal[] {
  return FIGURES.flatMap(({ names, of }) => {
    const [name = ''] = names
    const declared = total.get(name)
    return of === undefined || declared === undefined ? [] : [{ name: `汇总 ${name}`, declared, ...of }]
  })
}
