// From a seed a shop's months: its files as lines of text, its settings, and the truth about them.

import { addDays } from '../day'
import { type Settings, settingsZ } from '../settings'
import { type AlipayAccount, alipayAccount } from './alipay-account'
import { alipayAccountFile } from './alipay-account-file'
import { alipayTradeFiles } from './alipay-trade-file'
import { type BankAccount, bankAccount } from './bank-account'
import { bankFile } from './bank-file'
import { MERCHANT } from './numbers'
import { wechatPayouts } from './payouts'
import { makePlan, type Plan } from './plan'
import { plantedByPlan, plantRevision } from './plant-days'
import { plantRefundFaults } from './plant-refunds'
import { plantSaleFaults } from './plant-sales'
import { randomFrom } from './random'
import { RefundRoom, refundEarlierSales, refundSome } from './refunds'
import { sellDay } from './sell-day'
import { settleDaysOf } from './settle-days'
import type { Planted, SimulatedFile, SimulatedShop, SimulateOptions } from './shop'
import { shopOrdersFiles } from './shop-orders-file'
import { ALL_TERMINALS, LEAVING_TERMINAL, openShop, type Shop } from './trade'
import { wechatBillFiles } from './wechat-bill-file'
import { writeTruth } from './write-truth'

function settingsOf(plan: Plan, alipay: AlipayAccount, bank: BankAccount): Settings {
  const openingReceivable: Record<string, number> = {}
  if (bank.beforeStart !== null) openingReceivable.wechat = bank.beforeStart.netMinor
  if (alipay.openingMinor > 0) openingReceivable.alipay = alipay.openingMinor
  const boundOn = addDays(plan.start, -400)
  return settingsZ.parse({
    shopName: MERCHANT.shopName,
    startDay: plan.start,
    openingReceivable,
    terminals: ALL_TERMINALS.map((terminalNo) => {
      const leaves = terminalNo === LEAVING_TERMINAL && plan.unboundOn !== null
      return leaves ? { terminalNo, boundOn, unboundOn: plan.unboundOn } : { terminalNo, boundOn }
    }),
  })
}

/** Sales, faults and refunds, in this order: a fault takes a sale to which nothing else happens. */
function trade(shop: Shop): Planted[] {
  for (const day of shop.plan.days) sellDay(shop, day)
  const planted = shop.plan.faults ? plantSaleFaults(shop) : []
  if (shop.plan.faults) planted.push(...plantRefundFaults(shop, new RefundRoom(shop.sales, 40)))
  if (shop.plan.faults) planted.push(...plantRevision(shop))
  const room = new RefundRoom(shop.sales, 30)
  refundSome(shop, room)
  if (shop.plan.faults) refundEarlierSales(shop, room)
  return planted
}

function writeFiles(shop: Shop, alipay: AlipayAccount, bank: BankAccount): SimulatedFile[] {
  const { plan, sales } = shop
  return [
    ...shopOrdersFiles(sales, plan.start.slice(0, 7)),
    ...wechatBillFiles(plan, sales),
    ...alipayTradeFiles(plan, sales),
    alipayAccountFile(plan, alipay),
    bankFile(bank),
  ]
}

/** Makes the whole shop. Equal options give equal shops, to the byte. Throws on options that make no shop (a programmer's error). */
export function simulateShop(options: SimulateOptions): SimulatedShop {
  if (options.days < 1 || options.perDay < 1) throw new RangeError('a shop needs a day and an order')
  const random = randomFrom(options.seed)
  const shop = openShop(makePlan(options, random), random)
  const planted = trade(shop)
  const settled = settleDaysOf(shop.sales)
  const payouts = wechatPayouts(shop.plan, random, settled)
  const alipay = alipayAccount(shop)
  const bank = bankAccount(shop, payouts, alipay)
  planted.push(...plantedByPlan({ plan: shop.plan, sales: shop.sales, settled, payouts, bank }))
  const files = writeFiles(shop, alipay, bank)
  const truth = writeTruth({ options, sales: shop.sales, settled, payouts, alipay, planted, files })
  return { files, settings: settingsOf(shop.plan, alipay, bank), truth }
}
