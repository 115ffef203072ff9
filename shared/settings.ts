// What the owner has said about the shop: start of the book, acquirers and how they settle, terminals, tolerances.
// Every default is stated here, so that files alone can be reconciled.

import { z } from 'zod'
import { type Day, parseDay } from './day'
import { ENTRY_KINDS, STREAMS } from './entry'

export const dayZ = z
  .string()
  .refine((text) => parseDay(text) !== null, 'a day as YYYY-MM-DD')
  .transform((text) => text as Day)
const minorZ = z.int()

/** How an acquirer pays out. T counts working days, D calendar days; `onDemand`: the balance waits for a withdrawal. */
export const settlementZ = z.object({
  mode: z.enum(['automatic', 'onDemand']),
  basis: z.enum(['T', 'D']),
  days: z.int().min(0).max(60),
  /** Seconds of the day at which the settle day ends (86400 = midnight). A sale at or after it belongs to the next. */
  cutOffSeconds: z.int().min(1).max(86_400),
})
export type SettlementRule = z.infer<typeof settlementZ>

export const acquirerZ = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  settlement: settlementZ,
  /** Texts by which this acquirer's payments are recognised in the payer or note of a bank row. */
  payerPatterns: z.array(z.string().min(1)),
})
export type Acquirer = z.infer<typeof acquirerZ>

export const terminalZ = z.object({
  terminalNo: z.string().min(1),
  acquirerId: z.string().optional(),
  merchantNo: z.string().optional(),
  deviceSerial: z.string().optional(),
  boundOn: dayZ,
  /** First day on which the binding no longer holds; absent while bound. */
  unboundOn: dayZ.optional(),
})
export type TerminalBinding = z.infer<typeof terminalZ>

/** Which column of an unknown layout means what. Column names as they stand in the header. */
export const profileZ = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  stream: z.enum(STREAMS),
  /** SHA-256 of the normalised header cells; recognises the layout next time. */
  headerFingerprint: z.string(),
  /** The known format whose open questions this answers (QIF: order of dates, decimal mark, currency); it maps no columns. */
  format: z.string().optional(),
  delimiter: z.enum([',', ';', '\t', '|']),
  columns: z.record(z.string(), z.string()),
  unit: z.enum(['yuan', 'fen']).default('yuan'),
  currency: z.string().default('CNY'),
  acquirerId: z.string().optional(),
  /** Order of the parts of a date like 03/04/2026, where the layout writes such dates. */
  dateOrder: z.enum(['ymd', 'mdy', 'dmy']).optional(),
  /** The layout counts its times from 1970 in UTC. */
  epoch: z.enum(['seconds', 'millis']).optional(),
  /** What parts the decimals of an amount, where it is not a point. */
  decimal: z.enum(['point', 'comma']).optional(),
  /** Values of the kind column and the entry kind each stands for, beside the ones every layout knows. */
  kinds: z.record(z.string(), z.enum(ENTRY_KINDS)).optional(),
  /** The amounts are printed from the payer's side: what is printed positive went out. */
  invertSign: z.boolean().optional(),
  /** Words of the direction column, beside the ones that are known. */
  directions: z.record(z.string(), z.enum(['in', 'out'])).optional(),
  /** Taken out of use: files read with it stay as they are, new ones are not recognised by it. */
  removed: z.boolean().optional(),
})
export type ImportProfile = z.infer<typeof profileZ>

export const settingsZ = z.object({
  shopName: z.string().default(''),
  currency: z.string().default('CNY'),
  timeZone: z.string().default('Asia/Shanghai'),
  /** First day of the book; deposits for sales before it are `beforeStart`. Absent: the first day any file covers. */
  startDay: dayZ.optional(),
  /** What each acquirer owed at the start of that day, in minor units. */
  openingReceivable: z.record(z.string(), minorZ).default({}),
  /** Payment methods of orders that no acquirer pays; matched as part of the method's text. */
  otherMethods: z
    .array(z.string().min(1))
    .default(['现金', '会员余额', '储值', '挂账', '赊账', 'cash', 'store credit', 'gift card']),
  acquirers: z.array(acquirerZ).default([]),
  terminals: z.array(terminalZ).default([]),
  tolerance: z
    .object({ orderPaymentMinor: minorZ.min(0).default(0), payoutDepositMinor: minorZ.min(0).default(0) })
    .prefault({}),
  /** Seconds by which order and payment times may differ where no key joins them. */
  orderWindowSeconds: z.int().min(0).max(86_400).default(600),
  /** Working days after the due day during which a late payout is still recognised by its amount. */
  lateWorkingDays: z.int().min(0).max(60).default(15),
  /** Days the owner adds to or corrects in the working-day calendar. */
  calendar: z.object({ holidays: z.array(dayZ).default([]), workdays: z.array(dayZ).default([]) }).prefault({}),
})
export type Settings = z.infer<typeof settingsZ>

const MIDNIGHT_SECONDS = 86_400

function preset(
  id: string,
  name: string,
  mode: SettlementRule['mode'],
  rule: `${'T' | 'D'}+${number}`,
  payerPatterns: string[],
  cutOffSeconds = MIDNIGHT_SECONDS,
): Acquirer {
  const [basis, days] = rule.split('+')
  const settlement: SettlementRule = { mode, basis: basis === 'D' ? 'D' : 'T', days: Number(days), cutOffSeconds }
  return { id, name, settlement, payerPatterns }
}

/** Acquirers as they behave where the owner has said nothing. Source: their public settlement terms; the owner may differ. */
export const ACQUIRER_PRESETS: readonly Acquirer[] = [
  preset('wechat', '微信支付', 'automatic', 'T+1', ['财付通', '微信支付', '微信', 'tenpay', 'wechat']),
  preset('alipay', '支付宝', 'onDemand', 'D+1', ['支付宝', 'alipay']),
  preset('unionpay', '银联商务', 'automatic', 'T+1', ['银联商务', '中国银联', '银联', 'chinaums', 'unionpay'], 82_800),
  preset('allinpay', '通联支付', 'automatic', 'T+1', ['通联支付', '通联', 'allinpay']),
  preset('leshua', '乐刷', 'automatic', 'T+1', ['乐刷', 'leshua']),
  preset('stripe', 'Stripe', 'automatic', 'T+2', ['stripe']),
  preset('adyen', 'Adyen', 'automatic', 'T+2', ['adyen']),
  preset('checkoutcom', 'Checkout.com', 'automatic', 'T+3', ['checkout.com', 'checkout ltd']),
  preset('paypal', 'PayPal', 'onDemand', 'D+3', ['paypal']),
  preset('square', 'Square', 'automatic', 'T+1', ['square inc', 'square payout', 'squareup']),
  preset('shopify', 'Shopify Payments', 'automatic', 'T+3', ['shopify']),
]

export const DEFAULT_SETTINGS: Settings = settingsZ.parse({})

/** The owner's acquirers, each preset added where the owner has none of that id. */
export function acquirersOf(settings: Settings): readonly Acquirer[] {
  const own = new Set(settings.acquirers.map((acquirer) => acquirer.id))
  return [...settings.acquirers, ...ACQUIRER_PRESETS.filter((preset) => !own.has(preset.id))]
}
