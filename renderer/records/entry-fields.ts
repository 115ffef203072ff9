// Every field of an entry that has something to say, in the order in which a person asks for them.

import type { Day } from '../../shared/day'
import type { Entry } from '../../shared/entry'
import type { Currency } from '../../shared/money'

export type FieldValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A reference number: shown in tabular figures, copied with one click. */
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'money'; readonly minor: number; readonly currency: Currency }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'at'; readonly at: number }
  | { readonly kind: 'rate'; readonly ppm: number }

export interface EntryField {
  readonly name: string
  readonly value: FieldValue
}

const AMOUNTS = ['grossMinor', 'feeMinor', 'netMinor', 'orderMinor', 'authorisedMinor', 'balanceMinor'] as const
const REFS = [
  'orderNo',
  'acquirerNo',
  'refundNo',
  'merchantRefundNo',
  'originalNo',
  'rrn',
  'traceNo',
  'batchNo',
  'authCode',
  'payoutNo',
] as const
const NUMBERS = ['merchantNo', 'terminalNo', 'storeNo'] as const
const TEXTS = ['method', 'counterparty', 'status', 'note', 'operator'] as const

export function fieldsOf(entry: Entry): readonly EntryField[] {
  const fields: (EntryField | null)[] = [
    entry.at === null ? null : { name: 'at', value: { kind: 'at', at: entry.at } },
    { name: 'day', value: { kind: 'day', day: entry.day } },
    entry.settleDay === null ? null : { name: 'settleDay', value: { kind: 'day', day: entry.settleDay } },
    ...AMOUNTS.map((name) => amountField(name, entry)),
    entry.ratePpm === null ? null : { name: 'ratePpm', value: { kind: 'rate', ppm: entry.ratePpm } },
    ...REFS.map((name) => numberField(name, entry.refs[name])),
    ...NUMBERS.map((name) => numberField(name, entry[name])),
    // Most sources name the account by the merchant number.
    numberField('account', entry.account === entry.merchantNo ? null : entry.account),
    numberField('card', cardText(entry)),
    ...TEXTS.map((name) => textField(name, entry[name])),
  ]
  return fields.filter((field) => field !== null)
}

function amountField(name: (typeof AMOUNTS)[number], entry: Entry): EntryField | null {
  const minor = entry[name]
  return minor === null ? null : { name, value: { kind: 'money', minor, currency: entry.currency } }
}

function numberField(name: string, text: string | null | undefined): EntryField | null {
  return text ? { name, value: { kind: 'number', text } } : null
}

/** `622202******1234 招商银行`: the masked number and who issued the card. */
function cardText(entry: Entry): string | null {
  const parts = [entry.card?.masked, entry.card?.issuer].filter((part) => part)
  return parts.length === 0 ? null : parts.join(' ')
}

function textField(name: string, text: string | null | undefined): EntryField | null {
  return text ? { name, value: { kind: 'text', text } } : null
}

/** The number a person would look the entry up by. */
export function mainNumber(entry: Entry): string | null {
  const { refs } = entry
  const own = entry.stream === 'order' ? refs.orderNo : (refs.refundNo ?? refs.acquirerNo ?? refs.payoutNo)
  return own ?? refs.orderNo ?? refs.acquirerNo ?? refs.rrn ?? refs.traceNo ?? null
}
