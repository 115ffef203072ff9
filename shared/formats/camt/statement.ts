// A statement, report or notification with the balances and sums it declares of its entries.

import type { Day } from '../../day'
import { type Currency, currencyDecimals, formatMinorPlain, type Minor, minor } from '../../money'
import { childrenOf, elementAt, firstText, type MarkupElement, textAt } from '../element'
import type { BalanceCheck, DeclaredCheck } from '../format'
import { checkCount } from '../verdict'
import { dayIn, readAmt, readDecimal, type StatedAmount } from './amounts'
import type { CamtEntry } from './entry'

export type Role = 'Stmt' | 'Rpt' | 'Ntfctn'

interface Tally {
  count: number
  credits: { count: number; sum: number }
  debits: { count: number; sum: number }
}

export interface CamtStatement {
  readonly role: Role
  id: string
  account: string
  currency: Currency | null
  /** The message says that more pages follow. */
  more: boolean
  readonly balances: { readonly code: string; readonly stated: StatedAmount | null; readonly raw: string }[]
  summary: MarkupElement | null
  readonly booked: Tally
  readonly all: Tally
  /** Signed sum of booked entries per currency. */
  readonly moved: Map<Currency, number>
  period: { readonly from: Day; readonly to: Day } | null
}

const newTally = (): Tally => ({ count: 0, credits: { count: 0, sum: 0 }, debits: { count: 0, sum: 0 } })

export function newStatement(role: Role): CamtStatement {
  return {
    role,
    id: '',
    account: '',
    currency: null,
    more: false,
    balances: [],
    summary: null,
    booked: newTally(),
    all: newTally(),
    moved: new Map(),
    period: null,
  }
}

export function addBalance(statement: CamtStatement, balance: MarkupElement): void {
  const code = firstText(balance, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry', 'Tp/Cd')
  const read = readAmt(balance)
  statement.balances.push({
    code,
    stated: 'column' in read ? null : read,
    raw: [elementAt(balance, 'Amt')?.attributes.Ccy, textAt(balance, 'Amt'), textAt(balance, 'CdtDbtInd')].join(' '),
  })
}

export function addEntry(statement: CamtStatement, { stated, status }: CamtEntry): void {
  addTo(statement.all, stated.amount)
  if (status !== 'BOOK') return
  addTo(statement.booked, stated.amount)
  statement.moved.set(stated.currency, (statement.moved.get(stated.currency) ?? 0) + stated.amount)
}

function addTo(tally: Tally, amount: Minor): void {
  const side = amount < 0 ? tally.debits : tally.credits
  tally.count += 1
  side.count += 1
  side.sum += Math.abs(amount)
}

export function periodIn(range: MarkupElement): CamtStatement['period'] {
  const from = dayIn(firstText(range, 'FrDtTm', 'FrDt'))
  const to = dayIn(firstText(range, 'ToDtTm', 'ToDt'))
  return from !== null && to !== null && from <= to ? { from, to } : null
}

type Balance = CamtStatement['balances'][number]

/** The booked balances a statement goes from and to. Interim ones stand in on pages and in reports of the same day. */
function endsOf({ balances, role, more }: CamtStatement): { opening: Balance | null; closing: Balance | null } {
  const of = (code: string) => balances.filter((balance) => balance.code === code)
  const interim = of('ITBD')
  const opening = of('OPBD')[0] ?? of('PRCD')[0] ?? (interim.length > 1 ? interim[0] : null) ?? null
  const closings = of('CLBD')
  const fitting = closings.find((each) => each.stated?.currency === opening?.stated?.currency)
  const later = role === 'Rpt' || more || interim.length > 0 ? interim.at(-1) : undefined
  return { opening, closing: fitting ?? closings[0] ?? later ?? null }
}

export interface StatementCheck {
  readonly checks: readonly DeclaredCheck[]
  readonly missing: readonly string[]
  readonly balance: BalanceCheck | null
}

/** Holds a statement against its balances and its summary. Only a customer statement always carries balances. */
export function checkStatement(statement: CamtStatement): StatementCheck {
  const { opening, closing } = endsOf(statement)
  const title = statement.id || statement.account
  const checks = balanceChecks(statement, opening, closing, title)
  const missing =
    statement.role === 'Stmt'
      ? [...(opening ? [] : ['OPBD']), ...(closing ? [] : [statement.more ? 'ITBD' : 'CLBD'])]
      : []
  const none = opening === null && closing === null
  return {
    checks: [...checks, ...summaryChecks(statement, title)],
    missing,
    balance: none
      ? null
      : {
          openingMinor: opening?.stated?.amount ?? null,
          closingMinor: closing?.stated?.amount ?? null,
          chainOk: checks.every((check) => check.ok),
        },
  }
}

function balanceChecks(
  statement: CamtStatement,
  opening: Balance | null,
  closing: Balance | null,
  title: string,
): readonly DeclaredCheck[] {
  if (!opening || !closing) return []
  const name = `${title} ${closing.code}`
  if (!opening.stated) return [{ name: `${title} ${opening.code}`, declared: opening.raw, computed: '', ok: false }]
  const { currency } = opening.stated
  const computed = minor(opening.stated.amount + (statement.moved.get(currency) ?? 0))
  const strange = [...statement.moved.keys()].some((each) => each !== currency)
  if (closing.stated?.currency !== currency || strange) {
    const declared = closing.stated ? textOf(closing.stated) : closing.raw
    return [{ name, declared, computed: textOf({ currency, amount: computed }), ok: false }]
  }
  const declared = closing.stated.amount
  return [{ name, declared, computed, ok: declared === computed, currency }]
}

function textOf({ currency, amount }: StatedAmount): string {
  return `${currency} ${formatMinorPlain(amount, currencyDecimals(currency))}`
}

/** Sums may count pending entries or leave them out: either is taken, as long as all sums agree with it. */
function summaryChecks(statement: CamtStatement, title: string): readonly DeclaredCheck[] {
  if (!statement.summary) return []
  const currency = statement.currency ?? statement.balances[0]?.stated?.currency ?? [...statement.moved.keys()][0]
  const made = [statement.all, statement.booked].map((tally) =>
    checksAgainst(statement.summary, tally, currency, title),
  )
  return made.find((checks) => checks.every((check) => check.ok)) ?? made[0] ?? []
}

function checksAgainst(
  summary: MarkupElement | null,
  { count, credits, debits }: Tally,
  currency: Currency | undefined,
  title: string,
): readonly DeclaredCheck[] {
  const totals = { count, sum: credits.sum + debits.sum }
  const sides = [
    ['TtlNtries', totals],
    ['TtlCdtNtries', credits],
    ['TtlDbtNtries', debits],
  ] as const
  return sides.flatMap(([tag, found]) =>
    childrenOf(summary, tag).flatMap((declared) => [
      ...countCheck(`${title} ${tag}/NbOfNtries`, textAt(declared, 'NbOfNtries'), found.count),
      ...sumCheck(`${title} ${tag}/Sum`, textAt(declared, 'Sum'), found.sum, currency),
      ...(tag === 'TtlNtries' ? netCheck(declared, credits.sum - debits.sum, currency, title) : []),
    ]),
  )
}

function countCheck(name: string, text: string, computed: number): readonly DeclaredCheck[] {
  if (text === '') return []
  return [checkCount(name, /^\d{1,15}$/.test(text) ? Number(text) : text, computed)]
}

function sumCheck(name: string, text: string, computed: number, currency?: Currency): readonly DeclaredCheck[] {
  if (text === '') return []
  const read = readDecimal(text, currencyDecimals(currency ?? ''))
  if (typeof read !== 'number') return [{ name, declared: text, computed, ok: false }]
  return [{ name, declared: read, computed, ok: read === computed, ...(currency === undefined ? {} : { currency }) }]
}

function netCheck(declared: MarkupElement, net: number, currency: Currency | undefined, title: string) {
  const text = firstText(declared, 'TtlNetNtry/Amt', 'TtlNetNtryAmt')
  const out = firstText(declared, 'TtlNetNtry/CdtDbtInd', 'CdtDbtInd') === 'DBIT'
  return sumCheck(`${title} TtlNtries/TtlNetNtry`, text, out ? -net || 0 : net, currency)
}
