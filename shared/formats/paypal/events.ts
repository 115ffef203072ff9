// What PayPal's transaction event codes (T-codes) say a row is. Rules: PayPal's "Transaction event codes" reference; the
// first two digits name the group, and within most groups the side (credit or debit) tells one kind from its opposite.

import type { EntryKind } from '../../entry'

type Sides = readonly [credit: EntryKind, debit: EntryKind]

const TRANSFER: Sides = ['transferIn', 'transferOut']
const FEE: Sides = ['feeRefund', 'fee']
const PAYOUT: Sides = ['returnedPayout', 'payout']
const HOLD: Sides = ['release', 'hold']
const ADJUSTMENT: Sides = ['adjustment', 'adjustment']
const REVERSAL: Sides = ['reversal', 'reversal']
/** Money that goes back to a payer; on the payer's side it comes in. */
const REFUND: Sides = ['transferIn', 'refund']

const GROUPS: Readonly<Record<string, Sides>> = {
  '00': ['sale', 'transferOut'],
  '01': FEE,
  '02': TRANSFER,
  '03': TRANSFER,
  '04': PAYOUT,
  '05': TRANSFER,
  '06': TRANSFER,
  '07': TRANSFER,
  '08': ADJUSTMENT,
  '09': ADJUSTMENT,
  '10': TRANSFER,
  '11': REVERSAL,
  '12': ADJUSTMENT,
  '13': ['preAuth', 'preAuth'],
  '14': ['interest', 'interest'],
  '15': HOLD,
  '16': TRANSFER,
  '17': PAYOUT,
  '18': TRANSFER,
  '19': ADJUSTMENT,
  '20': TRANSFER,
  '21': HOLD,
  '22': TRANSFER,
}

const CODES: Readonly<Record<string, Sides>> = {
  T1101: PAYOUT,
  T1102: TRANSFER,
  T1103: ADJUSTMENT,
  T1104: TRANSFER,
  T1105: HOLD,
  T1107: REFUND,
  T1108: FEE,
  T1109: FEE,
  T1110: HOLD,
  T1111: HOLD,
  T1112: TRANSFER,
  T1113: REFUND,
  T1114: TRANSFER,
  T1115: TRANSFER,
  T1201: ['chargebackReversal', 'chargeback'],
  T1202: ['chargebackReversal', 'chargeback'],
  T1203: ['chargebackReversal', 'chargeback'],
  T1205: ['chargebackReversal', 'chargeback'],
  T1207: ['chargebackReversal', 'chargeback'],
  T1208: ['chargebackReversal', 'chargeback'],
  T2103: ['release', 'reserve'],
  T2104: ['release', 'reserve'],
}

/** The kind of a row by its code and side; `other` for a group that is not known, `null` for what is no T-code. */
export function kindOfEvent(code: string, credit: boolean): EntryKind | null {
  if (!/^T\d{4}$/.test(code)) return null
  const sides = CODES[code] ?? GROUPS[code.slice(1, 3)]
  return sides === undefined ? 'other' : sides[credit ? 0 : 1]
}
