// What the words of PayPal's activity say a row is, in the languages of its downloads; an event code beside them wins.
// The side tells a sale from a purchase and a hold from its release. A word that is not known makes the row `other`.

import type { EntryKind } from '../../entry'

type Sides = readonly [credit: EntryKind, debit: EntryKind]

const HOLD: Sides = ['release', 'hold']
const FEE: Sides = ['feeRefund', 'fee']
const TRANSFER: Sides = ['transferIn', 'transferOut']
const PAYMENT: Sides = ['sale', 'transferOut']

/** Tried in order: the more special wording stands before the one it contains. */
const WORDS: readonly (readonly [RegExp, Sides])[] = [
  [/(?:reversal|cancel+ation|storno|aufhebung|annulation|cancelación)\b.*(?:hold|einbehalt|retención|blocage)/i, HOLD],
  [/release|freigabe|liberación|déblocage|解冻|解除冻结/i, HOLD],
  [/\bhold\b|einbehalt|zurückbehalt|retención|blocage|retenue|冻结|暂扣/i, HOLD],
  [/authori[sz]|autoris|autoriz|授权/i, ['preAuth', 'preAuth']],
  [/reserve|rücklage|reserva|réserve|准备金/i, ['release', 'reserve']],
  [/(?:chargeback|dispute) fee|rückbuchungsgebühr|(?:tarifa|comisión) por contracargo|frais de rétrofacturation/i, FEE],
  [/chargeback|rückbuchung|contracargo|rétrofacturation|拒付|退单/i, ['chargebackReversal', 'chargeback']],
  [
    /currency conversion|währungsum|conversión de (?:divisa|moneda)|conversion de devise|货币兑换|币种兑换|汇兑/i,
    TRANSFER,
  ],
  [/withdraw|transfer to bank|auszahlung|abbuchung|retirada|retiro|retrait|提现|提款/i, ['returnedPayout', 'payout']],
  [/überweisung auf .*bankkonto|transferencia a .*banc|virement vers .*banc/i, ['returnedPayout', 'payout']],
  [/bank deposit|bankgutschrift|(?:depósito|ingreso) bancario|virement bancaire|银行存款|充值/i, TRANSFER],
  [/add(?:ed)? funds|general funding|credit card deposit|kreditkarteneinzahlung/i, TRANSFER],
  [/fee (?:reversal|refund)|gebührenrück|(?:reembolso|devolución) de (?:la )?comisión/i, FEE],
  [/refund|rückzahlung|rückerstattung|reembolso|remboursement|rimborso|退款/i, ['transferIn', 'refund']],
  [/reversal|reversed|storno|stornierung|reversión|anulación|annulation|撤销|冲正/i, ['reversal', 'reversal']],
  [/\bfees?\b|gebühr|entgelt|comisión|tarifa|commission|手续费|服务费/i, FEE],
  [/interest|dividend|zinsen|intereses|intérêts|利息/i, ['interest', 'interest']],
  [/adjustment|correction|anpassung|korrektur|ajuste|调整/i, ['adjustment', 'adjustment']],
  [/transfer|überweisung|transferencia|virement|转账/i, TRANSFER],
  [/payment|checkout|donation|\bsale\b|money received/i, PAYMENT],
  [/zahlung|spende|verkauf|kauf|pago|compra|donación|venta|paiement|\bdon\b|achat|vente|pagamento/i, PAYMENT],
  [/付款|收款|支付|捐赠|购物/, PAYMENT],
]

/** The kind of a row by its type's words and its side; `null` where no word is known. */
export function kindOfActivity(type: string, credit: boolean): EntryKind | null {
  const known = WORDS.find(([words]) => words.test(type))
  return known ? known[1][credit ? 0 : 1] : null
}

const NOT_MOVED =
  /^(?:denied|failed|cancel+ed|expired|voided|removed|abgelehnt|fehlgeschlagen|storniert|abgebrochen|verfallen|denegado|rechazado|cancelado|caducado|refusé|échoué|annulé|expiré|已拒绝|失败|已取消|已过期)$/i
/** Rows that only describe another row or ask for money. */
const NO_MOVEMENT =
  /^(?:shopping cart item|invoice item|(?:money )?request (?:sent|received)|invoice (?:sent|received)|order)$/i
const MEMO = /^(?:memo|notiz|nota|mémo|note|备注)$/i

/** Whether PayPal says that a row moved no money: its type, its status, or that it has no impact on the balance. */
export function movedNothing(type: string, status: string, impact: string): boolean {
  return NO_MOVEMENT.test(type) || NOT_MOVED.test(status) || MEMO.test(impact)
}
