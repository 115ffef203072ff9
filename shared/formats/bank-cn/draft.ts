// A bank row as an entry: kinds are taken from the bank's own words, never from who the counterparty might be.

import type { EntryDraft, EntryKind } from '../../entry'
import type { Minor } from '../../money'
import { draftOf, presentRefs } from '../draft'
import type { BankRow } from './read-row'

function kindOf(note: string, amount: Minor): EntryKind {
  if (/退票|退汇/.test(note)) return 'returnedPayout'
  if (/利息|结息/.test(note) && !/利息税/.test(note)) return 'interest'
  if (/手续费|工本费|年费|短信费|管理费|服务费/.test(note)) return amount < 0 ? 'fee' : 'feeRefund'
  return amount < 0 ? 'transferOut' : 'transferIn'
}

/**
 * The draft of a row whose movement is signed: positive came in. A serial number is a key together with the amount and
 * the balance, because a transfer and its fee, or the parts of a batch, share one.
 */
export function draftOfBankRow(row: BankRow, amount: Minor, blockAccount: string): EntryDraft {
  const account = row.account ?? (row.cardTail === null ? blockAccount : blockAccount || row.cardTail)
  return draftOf(
    {
      stream: 'bank',
      kind: kindOf(row.note ?? '', amount),
      line: row.line,
      day: row.day,
      currency: row.currency,
      grossMinor: amount,
    },
    {
      naturalKey: row.serial === null ? null : `${row.serial}|${amount}|${row.balance ?? ''}`,
      account,
      at: row.at,
      balanceMinor: row.balance ?? null,
      refs: presentRefs({ traceNo: row.serial ?? row.traceNo }),
      method: row.method,
      counterparty: counterpartyOf(row, amount),
      note: row.note,
    },
  )
}

/** Who paid where money came in, who was paid where it went out. */
function counterpartyOf({ counterparty, payer, payee }: BankRow, amount: Minor): string | null {
  return counterparty ?? (amount < 0 ? (payee ?? payer) : (payer ?? payee))
}
