// One movement of a settlement: gross as signed, deductions printed negative when charged, net = gross + deductions. A
// row whose gross is nothing is a fee, whatever occasioned it (a void, a token, the payout itself).

import type { EntryDraft, EntryKind, Stream } from '../../entry'
import { currencyDecimals, type Minor, minor, ZERO } from '../../money'
import { isProblem, readAmount, readAmountOrZero } from '../amount'
import { isSpreadsheetNumber, presentOrNull, textOrNull } from '../cell'
import type { Moment } from '../clock'
import { draftOf, presentRefs } from '../draft'
import type { TableRow } from '../header-table'
import type { RowProblem } from '../ledger'
import type { ZonedMoment } from '../zoned-time'
import type { BreakdownField } from './columns'

export type BreakdownRow = TableRow<BreakdownField>

/** Source: checkout.com docs, breakdown types. Stream, kind of what comes in, kind of what goes out. */
const RULES: readonly (readonly [RegExp, Stream, EntryKind, EntryKind])[] = [
  [
    /refund reversal|refund failure|returned refund|capture reversal|charge reversal/i,
    'payment',
    'reversal',
    'reversal',
  ],
  [/refund/i, 'payment', 'other', 'refund'],
  [
    /(?:chargeback|dispute).*(?:revers|won|representment)|representment/i,
    'payment',
    'chargebackReversal',
    'chargeback',
  ],
  [/chargeback|dispute|arbitration/i, 'payment', 'chargebackReversal', 'chargeback'],
  [/reserve|reservation|security deposit|collateral/i, 'fund', 'release', 'hold'],
  [/fee|token|account updater|invoice/i, 'payment', 'feeRefund', 'fee'],
  [/merchant payout|payout to merchant|settlement payout/i, 'fund', 'returnedPayout', 'payout'],
  [/payout/i, 'fund', 'transferIn', 'transferOut'],
  [/charge|capture|^payment$/i, 'payment', 'sale', 'other'],
  [/top ?up|transfer|negative position/i, 'fund', 'transferIn', 'transferOut'],
  [/adjust|correction/i, 'fund', 'adjustment', 'adjustment'],
]

function kindOf(type: string, gross: Minor, net: Minor): { stream: Stream; kind: EntryKind } {
  if (gross === 0) return { stream: 'payment', kind: net > 0 ? 'feeRefund' : 'fee' }
  const rule = RULES.find(([pattern]) => pattern.test(type))
  return rule ? { stream: rule[1], kind: gross > 0 ? rule[2] : rule[3] } : { stream: 'fund', kind: 'other' }
}

/** Reads a row into its drafts (what is held back is one of its own), or names the first thing that is wrong with it. */
export function readBreakdownRow(
  row: BreakdownRow,
  moment: ZonedMoment,
  occurrence: (facts: readonly (string | number)[]) => string,
): readonly EntryDraft[] | RowProblem {
  const damaged = (['payment', 'reference', 'payout'] as const).find((field) => isSpreadsheetNumber(row.cell(field)))
  if (damaged) return { kind: 'spreadsheetDamage', column: row.name(damaged), raw: row.cell(damaged) }
  const type = row.cell('type')
  if (!/[A-Za-z]/.test(type))
    return { kind: type === '' ? 'missingCell' : 'unknownKind', column: row.name('type'), raw: type }
  const when = readWhen(row, moment)
  if (isProblem(when)) return when
  const currency = row.cell('currency')
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: row.name('currency'), raw: currency }
  const money = readMoney(row, currencyDecimals(currency))
  if (isProblem(money)) return money
  const { gross, fee, held } = money
  const kind = kindOf(type, gross, minor(gross + fee))
  const account = presentOrNull(row.cell('entity'))
  const facts = [type, row.cell('payment'), row.cell('payout'), row.cell('reference'), row.cell('at'), currency]
  const key = occurrence([...facts, gross, fee, held])
  const available = row.cell('availableOn')
  const settleDay = available === '' ? null : moment(available, null)
  if (available !== '' && settleDay === null)
    return { kind: 'badTime', column: row.name('availableOn'), raw: available }
  const stated: Partial<EntryDraft> = {
    account: account ?? '',
    at: when.at,
    settleDay: settleDay?.day ?? null,
    acquirerId: 'checkoutcom',
    merchantNo: account,
    storeNo: presentOrNull(row.cell('channel')),
    refs: presentRefs({
      orderNo: presentOrNull(row.cell('reference')),
      acquirerNo: presentOrNull(row.cell('payment')),
      payoutNo: presentOrNull(row.cell('payout')),
      authCode: presentOrNull(row.cell('authCode')),
    }),
    method: textOrNull(row.cell('method')),
    status: type,
  }
  const basis = { line: row.source.line, day: when.day, currency }
  const draft = draftOf({ ...basis, ...kind, grossMinor: gross, feeMinor: fee }, { ...stated, naturalKey: key })
  if (held === 0) return [draft]
  const reserve = { ...basis, stream: 'fund' as const, kind: held < 0 ? ('hold' as const) : ('release' as const) }
  return [draft, draftOf({ ...reserve, grossMinor: held }, { ...stated, naturalKey: `${key}|reserve` })]
}

function readWhen(row: BreakdownRow, moment: ZonedMoment): Moment | RowProblem {
  const local = moment(row.cell('at'), textOrNull(row.cell('zone')))
  if (local === null) return { kind: 'badTime', column: row.name('at'), raw: row.cell('at') }
  if (row.cell('atUtc') === '') return local
  const utc = moment(row.cell('atUtc'), 'UTC')
  return utc === null
    ? { kind: 'badTime', column: row.name('atUtc'), raw: row.cell('atUtc') }
    : { day: local.day, at: utc.at }
}

interface Money {
  readonly gross: Minor
  /** Negative when charged. */
  readonly fee: Minor
  /** Held back (negative) or released, where the deductions count it. */
  readonly held: Minor
}

function readMoney(row: BreakdownRow, decimals: number): Money | RowProblem {
  const read = (field: BreakdownField) => readAmount(row.cell(field), row.name(field), decimals)
  const gross = read('gross')
  if (isProblem(gross)) return gross
  const deduction = read('deduction')
  if (isProblem(deduction)) return deduction
  const net = read('net')
  if (isProblem(net)) return net
  if (gross + deduction !== net) return { kind: 'amountsDisagree', column: row.name('net'), raw: row.cell('net') }
  const held = readHeld(row, deduction, decimals)
  return isProblem(held) ? held : { gross, fee: minor(deduction - held), held }
}

/** The reserve, only where the parts of the deductions add up to them with it. */
function readHeld(row: BreakdownRow, deduction: Minor, decimals: number): Minor | RowProblem {
  const reserve = readAmountOrZero(row.cell('reserve'), row.name('reserve'), decimals)
  if (isProblem(reserve) || reserve === 0) return reserve
  let parts = reserve as number
  for (const field of ['processing', 'scheme', 'interchange', 'tax'] as const) {
    const part = readAmountOrZero(row.cell(field), row.name(field), decimals)
    if (isProblem(part)) return part
    parts += part
  }
  return parts === deduction ? reserve : ZERO
}
