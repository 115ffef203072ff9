// Reference numbers in the shapes their issuers give them; each is handed out once.

import type { Day } from '../day'
import type { Random } from './random'

export const MERCHANT = {
  wechatAppId: 'wx81be3101902f7cb2',
  wechatNo: '1601959334',
  alipayNo: '20885012345678900156',
  bankAccount: '44050110246900000318',
  bankName: '小满餐饮管理（深圳）有限公司',
  shopName: '小满面馆',
} as const

export interface Numbers {
  orderNo(day: Day, terminalNo: string): string
  acquirerNo(acquirer: 'wechat' | 'alipay', day: Day): string
  refundNo(day: Day): string
  acquirerRefundNo(day: Day): string
  fundNo(day: Day): string
}

export function makeNumbers(random: Random): Numbers {
  let count = 0
  const next = (width: number) => {
    count += 1
    return String(count).padStart(width, '0')
  }
  const plain = (day: Day) => day.replaceAll('-', '')
  return {
    orderNo: (day, terminalNo) => `XM${plain(day)}${terminalNo.slice(-2)}${next(7)}`,
    acquirerNo: (acquirer, day) =>
      acquirer === 'wechat'
        ? `42000029${random.digits(2)}${plain(day)}${random.digits(3)}${next(7)}`
        : `${plain(day)}220014${random.digits(7)}${next(7)}`,
    refundNo: (day) => `TK${plain(day)}${next(7)}`,
    acquirerRefundNo: (day) => `503${random.digits(5)}${plain(day)}${random.digits(5)}${next(7)}`,
    fundNo: (day) => `${plain(day)}${random.digits(6)}${next(9)}`,
  }
}
