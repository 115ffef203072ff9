// The formats that are read, in the order in which they are tried. A new source is one folder and one line here.

import { adyenAccounting } from './adyen/accounting'
import { adyenSettlement } from './adyen/settlement'
import { alipayAccount } from './alipay/account'
import { alipaySummary } from './alipay/summary'
import { alipayTrade } from './alipay/trade'
import { allinpayTrade } from './allinpay/format'
import { bankCn } from './bank-cn/format'
import { bankGeneric } from './bank-generic/format'
import { camt } from './camt/format'
import { checkoutComBreakdown } from './checkout-com/breakdown'
import type { Format } from './format'
import { leshuaBill } from './leshua/format'
import { mt940 } from './mt940/format'
import { ofx } from './ofx/format'
import { paypalActivity } from './paypal/activity'
import { paypalSettlement, paypalTransactions } from './paypal/report'
import { qif } from './qif/format'
import { shopOrders } from './shop-orders/format'
import { shopifyOrders } from './shopify/orders'
import { shopifyPayments } from './shopify/payments'
import { shopifyPayouts } from './shopify/payouts'
import { squareItems } from './square/items'
import { squareTransactions } from './square/transactions'
import { stripeBalance } from './stripe/balance'
import { stripePayments } from './stripe/payments'
import { unionpayCorrections, unionpayDetail } from './unionpay/format'
import { unionpaySummary } from './unionpay/summary'
import { wechatFund } from './wechat-fund/format'
import { wechatTrade } from './wechat-trade/format'

export const FORMATS: readonly Format[] = [
  wechatTrade,
  wechatFund,
  alipayTrade,
  alipayAccount,
  alipaySummary,
  unionpayDetail,
  unionpayCorrections,
  unionpaySummary,
  allinpayTrade,
  leshuaBill,
  adyenAccounting,
  adyenSettlement,
  checkoutComBreakdown,
  stripeBalance,
  stripePayments,
  paypalSettlement,
  paypalTransactions,
  paypalActivity,
  squareTransactions,
  squareItems,
  shopifyPayments,
  shopifyPayouts,
  shopifyOrders,
  bankCn,
  mt940,
  camt,
  ofx,
  qif,
  bankGeneric,
  shopOrders,
]

export function formatById(id: string): Format | null {
  return FORMATS.find((format) => format.id === id) ?? null
}

/** Changes whenever any format may read a file differently: part of the derivation's version. */
export const PARSERS_VERSION: string = FORMATS.map((format) => `${format.id}@${format.parserVersion}`).join(',')
