// What L1 left open, each with its reason. Nothing is called missing on a day that the other side's files do not cover.

import type { Entry, EntryId } from '../entry'
import { isFailedRefund, merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { because, type MatchingCode, money } from './codes'
import { JoinedScopes, scopesWithRefunds } from './joined-scopes'
import type { Match } from './model'
import { type NearestFinder, nearestFinder } from './nearest'
import { nettedVoids } from './netted'
import type { OrderMatching } from './order-payment'
import { askedMinor, isFree, isInBook, kindClass, type Run, raise } from './run'

/** `overRefunded`: refunds that are named already as going beyond their sale. */
export function explainOrders(run: Run, matching: OrderMatching, overRefunded: ReadonlySet<EntryId>): void {
  raiseAmountDifferences(run)
  const { orders, payments } = matching.sides
  const isOpen = (entry: Entry) => isFree(run, 'L1', entry.id) && isInBook(run, entry.day)
  const openOrders = orders.filter((order) => isOpen(order) && !matching.setAside.has(order.id))
  const openPayments = payments.filter(isOpen)
  const scopes = new JoinedScopes(run)
  explainOpenOrders(run, openOrders, scopes, nearestFinder(run, openOrders, payments, matching))
  const known = new Set([...overRefunded, ...nettedVoids(run, openPayments)])
  const unnamed = openPayments.filter((payment) => askedMinor(payment) !== 0 && !known.has(payment.id))
  const refundScopes = scopesWithRefunds(orders)
  for (const payment of unnamed) {
    const of = matching.repeated.get(payment)
    if (of) raiseRepeated(run, payment, of)
  }
  const missing = unnamed.filter((payment) => {
    const among = kindClass(payment.kind) === 'sale' ? null : refundScopes
    return !matching.repeated.has(payment) && scopes.paymentIsCovered(payment, among)
  })
  explainOpenPayments(run, missing, nearestFinder(run, missing, orders, matching))
}

function explainOpenOrders(run: Run, open: readonly Entry[], scopes: JoinedScopes, nearest: NearestFinder): void {
  const failedFor = failedRefunds(run)
  for (const order of open) {
    if (!scopes.orderIsCovered(order)) continue
    const isSale = kindClass(order.kind) === 'sale'
    const failed = isSale ? null : failedFor(order)
    if (failed) {
      raiseFailed(run, order, failed)
      continue
    }
    const candidates = nearest(order, 'order')
    raise(run, {
      type: isSale ? 'missingAtAcquirer' : 'refundMissing',
      ...about(order),
      acquirerId: null,
      merchantNo: order.merchantNo,
      reason: because(missingCode(isSale, candidates.length > 0), params(order)),
      candidates,
    })
  }
}

/** The failed refund that an order's refund shares a number and the amount with. */
function failedRefunds(run: Run): (order: Entry) => Entry | null {
  const byNumber = new Map<string, Entry>()
  for (const entry of [...run.streams.payment, ...run.streams.fund]) {
    if (!isFailedRefund(entry)) continue
    for (const number of refundNumbers(entry)) if (!byNumber.has(number)) byNumber.set(number, entry)
  }
  return (order) => refundNumbers(order).flatMap((number) => byNumber.get(number) ?? [])[0] ?? null
}

function refundNumbers(entry: Entry): readonly string[] {
  const { refs, currency } = entry
  const numbers = [refs.merchantRefundNo, refs.refundNo, refs.orderNo, refs.acquirerNo]
  return numbers.flatMap((number) => (number === undefined ? [] : [`${number}|${currency}|${askedMinor(entry)}`]))
}

function raiseFailed(run: Run, order: Entry, failed: Entry): void {
  raise(run, {
    type: 'refundMissing',
    ...about(order),
    entries: [order.id, failed.id],
    acquirerId: acquirerOf(failed),
    merchantNo: merchantOf(run.cover, failed),
    reason: because('refundFailed', { ...params(order), failedDay: failed.day, status: failed.status ?? '' }),
  })
}

function raiseRepeated(run: Run, payment: Entry, of: Entry): void {
  raise(run, {
    type: 'duplicatePayment',
    ...about(payment),
    acquirerId: acquirerOf(payment),
    merchantNo: merchantOf(run.cover, payment),
    reason: because('paidTwice', { orderNo: of.refs.orderNo ?? payment.refs.orderNo ?? '—', ...params(payment) }),
    candidates: [{ entry: of.id, reason: because('nearTaken') }],
  })
}

function explainOpenPayments(run: Run, missing: readonly Entry[], nearest: NearestFinder): void {
  for (const payment of missing) {
    const isSale = kindClass(payment.kind) === 'sale'
    raise(run, {
      type: 'missingInBooks',
      ...about(payment),
      acquirerId: acquirerOf(payment),
      merchantNo: merchantOf(run.cover, payment),
      reason: because(isSale ? 'saleMissingInBooks' : 'refundMissingInBooks', params(payment)),
      candidates: nearest(payment, 'payment'),
    })
  }
}

function missingCode(isSale: boolean, hasCandidates: boolean): MatchingCode {
  if (!isSale) return 'refundMissingAtAcquirer'
  return hasCandidates ? 'saleMissingAtAcquirer' : 'saleWithoutCandidate'
}

function about(entry: Entry) {
  return { day: entry.day, currency: entry.currency, minor: askedMinor(entry), entries: [entry.id] }
}

/** Amounts as people say them: a refund of 50.00, not of −50.00. */
function params(entry: Entry) {
  return { inDay: entry.day, ...money(entry.currency, { amountMinor: Math.abs(askedMinor(entry)) }) }
}

function raiseAmountDifferences(run: Run): void {
  for (const match of run.matches) {
    if (match.level !== 'L1' || match.differenceMinor === 0) continue
    if (Math.abs(match.differenceMinor) <= run.input.settings.tolerance.orderPaymentMinor) continue
    const order = run.byId.get(match.left[0] ?? '')
    const payment = run.byId.get(match.right[0] ?? '')
    if (!order || !payment || !isInBook(run, match.day)) continue
    const sign = kindClass(payment.kind) === 'refund' ? -1 : 1
    raise(run, {
      type: 'amountDiffers',
      day: match.day,
      currency: match.currency,
      minor: match.differenceMinor,
      entries: [...match.left, ...match.right],
      acquirerId: acquirerOf(payment),
      merchantNo: merchantOf(run.cover, payment),
      reason: because(differenceCode(match, payment), {
        ...money(match.currency, {
          orderMinor: sign * sumOf(run, match.left),
          paidMinor: sign * sumOf(run, match.right),
          differenceMinor: match.differenceMinor,
        }),
      }),
    })
  }
}

function differenceCode(match: Match, payment: Entry): MatchingCode {
  if (match.left.length > 1 || match.right.length > 1) return 'amountOfGroupDiffers'
  return kindClass(payment.kind) === 'refund' ? 'amountOfRefundDiffers' : 'amountOfOrderDiffers'
}

function sumOf(run: Run, ids: readonly string[]): number {
  return ids.reduce((total, id) => {
    const entry = run.byId.get(id)
    return total + (entry ? askedMinor(entry) : 0)
  }, 0)
}
