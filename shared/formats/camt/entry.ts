// One `Ntry`: a single movement, or a batch whose details are entries of their own where they carry amounts that make up
// the whole; otherwise the batch is one entry, and its details only describe it.

import type { EntryDraft, EntryKind } from '../../entry'
import { type Minor, sumMinor } from '../../money'
import { maskCardNumbers } from '../card-numbers'
import { draftOf, presentRefs } from '../draft'
import { childrenOf, elementAt, firstText, type MarkupElement, textAt } from '../element'
import type { RowProblem } from '../ledger'
import { dayIn, instantIn, readAmt, type StatedAmount } from './amounts'

/** `INFO` moves nothing; everything but `BOOK` is not in the booked balances yet. */
export type EntryStatus = 'BOOK' | 'PDNG' | 'FUTR' | 'INFO'

export interface CamtEntry {
  readonly stated: StatedAmount
  readonly status: EntryStatus
  readonly drafts: readonly EntryDraft[]
}

const LONGEST = 1000
const NOT_GIVEN = /^(?:NOTPROVIDED|NONREF|)$/i

/** Reads an entry of an account, or names the first thing that is wrong with it. */
export function readEntry(entry: MarkupElement, line: number, account: string): CamtEntry | RowProblem {
  const stated = readAmt(entry)
  if ('column' in stated) return stated
  const status = firstText(entry, 'Sts/Cd', 'Sts/Prtry', 'Sts')
  if (!isStatus(status)) return { kind: 'unknownStatus', column: 'Sts', raw: status }
  const booked = firstText(entry, 'BookgDt/Dt', 'BookgDt/DtTm')
  const valued = firstText(entry, 'ValDt/Dt', 'ValDt/DtTm')
  const [day, settleDay] = [dayIn(booked || valued), dayIn(valued)]
  if (day === null)
    return { kind: 'badDay', column: booked === '' && valued !== '' ? 'ValDt' : 'BookgDt', raw: booked || valued }
  if (settleDay === null && valued !== '') return { kind: 'badDay', column: 'ValDt', raw: valued }
  const details = childrenOf(entry, 'NtryDtls').flatMap((each) => childrenOf(each, 'TxDtls'))
  const parts = partsOf(entry, stated, details)
  const drafts = parts.map(({ amount, detail }) =>
    draftOf(
      { stream: 'bank', kind: kindOf(entry, amount), line, day, currency: stated.currency, grossMinor: amount },
      {
        account,
        naturalKey: keyOf(entry, detail, amount),
        at: instantIn(booked),
        settleDay,
        refs: presentRefs({ traceNo: given(firstText(entry, 'AcctSvcrRef') || textAt(detail, 'Refs/AcctSvcrRef')) }),
        method: methodOf(entry),
        counterparty: counterpartyOf(detail, amount),
        note: noteOf(entry, detail),
        status: status === 'BOOK' ? null : status,
      },
    ),
  )
  return { stated, status, drafts }
}

function isStatus(text: string): text is EntryStatus {
  return text === 'BOOK' || text === 'PDNG' || text === 'FUTR' || text === 'INFO'
}

interface Part {
  readonly amount: Minor
  readonly detail: MarkupElement | null
}

function partsOf(entry: MarkupElement, stated: StatedAmount, details: readonly MarkupElement[]): readonly Part[] {
  const whole = [{ amount: stated.amount, detail: details.length === 1 ? (details[0] ?? null) : null }]
  if (details.length < 2) return whole
  const parts: { amount: Minor; detail: MarkupElement }[] = []
  for (const detail of details) {
    const amt = elementAt(detail, 'Amt') ?? elementAt(detail, 'AmtDtls/TxAmt/Amt')
    const read = readAmt(detail, amt, textAt(detail, 'CdtDbtInd') || textAt(entry, 'CdtDbtInd'))
    if ('column' in read || read.currency !== stated.currency) return whole
    parts.push({ amount: read.amount, detail })
  }
  return sumMinor(parts.map(({ amount }) => amount)) === stated.amount ? parts : whole
}

/** The bank's own reference names an entry; with the amount and the customer's reference it names a part of a batch. */
function keyOf(entry: MarkupElement, detail: MarkupElement | null, amount: Minor): string | null {
  const ref = given(textAt(entry, 'AcctSvcrRef')) ?? given(textAt(detail, 'Refs/AcctSvcrRef'))
  if (ref === null) return null
  const own = firstText(detail, 'Refs/TxId', 'Refs/EndToEndId', 'Refs/InstrId')
  return [ref, amount, own].join('|')
}

function kindOf(entry: MarkupElement, amount: Minor): EntryKind {
  if (/^(?:true|1)$/.test(textAt(entry, 'RvslInd'))) return 'reversal'
  const family = textAt(entry, 'BkTxCd/Domn/Fmly/SubFmlyCd')
  if (family === 'CHRG' || family === 'COMM' || family === 'FEES') return amount < 0 ? 'fee' : 'feeRefund'
  if (family === 'INTR') return 'interest'
  return amount < 0 ? 'transferOut' : 'transferIn'
}

function methodOf(entry: MarkupElement): string | null {
  const domain = ['BkTxCd/Domn/Cd', 'BkTxCd/Domn/Fmly/Cd', 'BkTxCd/Domn/Fmly/SubFmlyCd'].map((path) =>
    textAt(entry, path),
  )
  const code = domain.filter((part) => part !== '').join('/') || textAt(entry, 'BkTxCd/Prtry/Cd')
  return code === '' ? null : code
}

/** Who is on the other side: the debtor of money that came in, the creditor of money that went out. */
function counterpartyOf(detail: MarkupElement | null, amount: Minor): string | null {
  const party = amount < 0 ? 'Cdtr' : 'Dbtr'
  const at = (role: string) => firstText(detail, `RltdPties/${role}/Nm`, `RltdPties/${role}/Pty/Nm`)
  return clean(at(party) || at(`Ultmt${party}`))
}

function noteOf(entry: MarkupElement, detail: MarkupElement | null): string | null {
  const remittance = elementAt(detail, 'RmtInf')
  const structured = childrenOf(remittance, 'Strd').map((each) => textAt(each, 'CdtrRefInf/Ref'))
  const said = [
    ...childrenOf(remittance, 'Ustrd').map(({ text }) => text),
    ...structured,
    textAt(detail, 'AddtlTxInf'),
    textAt(entry, 'AddtlNtryInf'),
    given(textAt(detail, 'Refs/EndToEndId')) ?? '',
  ].filter((text) => text !== '')
  return clean([...new Set(said)].join(' '))
}

function given(text: string): string | null {
  return NOT_GIVEN.test(text) ? null : text
}

function clean(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  return plain === '' ? null : maskCardNumbers(plain, 'nearWords')
}
