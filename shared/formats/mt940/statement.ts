// A statement of an MT940 or MT942 file with what it declares; statements of one account must join on to each other.

import type { Day } from '../../day'
import { currencyDecimals, formatMinorPlain, type Minor, minor } from '../../money'
import type { BalanceCheck, DeclaredCheck } from '../format'
import { checkCount, checkEqual } from '../verdict'
import type { BalanceField } from './fields'

export interface Sum {
  readonly count: number
  readonly sum: Minor
}

export interface Statement {
  account: string
  /** `28C` as printed, e.g. `00084/001`. */
  number: string
  currency: string | null
  opening: (BalanceField & { readonly page: boolean }) | null
  closing: (BalanceField & { readonly page: boolean }) | null
  readonly declared: { debits: Sum | 'unread' | null; credits: Sum | 'unread' | null }
  readonly debits: { count: number; sum: number }
  readonly credits: { count: number; sum: number }
  /** An interim report: it has floor limits and sums, and no balances. */
  interim: boolean
  /** The message has its end mark. */
  ended: boolean
  unreadBalance: string | null
}

export function newStatement(): Statement {
  return {
    account: '',
    number: '',
    currency: null,
    opening: null,
    closing: null,
    declared: { debits: null, credits: null },
    debits: { count: 0, sum: 0 },
    credits: { count: 0, sum: 0 },
    interim: false,
    ended: false,
    unreadBalance: null,
  }
}

export interface StatementsCheck {
  readonly checks: readonly DeclaredCheck[]
  readonly missing: readonly string[]
  readonly balance: BalanceCheck | null
  readonly lastDay: Day | null
}

/** Holds every statement against its balances and sums, and against the statement before it of the same account. */
export function checkStatements(statements: readonly Statement[]): StatementsCheck {
  const checks: DeclaredCheck[] = []
  const missing: string[] = []
  for (const [account, chain] of byAccount(statements)) {
    chain.forEach((statement, index) => {
      const title = [account, statement.number].filter((part) => part !== '').join(' ')
      const before = chain[index - 1]
      const found = [
        ...sumChecks(statement, title),
        ...balanceChecks(statement, title),
        ...joinChecks(before, statement),
      ]
      checks.push(...found)
      missing.push(...missingOf(statement, before, chain[index + 1]))
    })
  }
  const days = statements.flatMap(({ closing }) => (closing?.day ? [closing.day] : []))
  return {
    checks,
    missing: [...new Set(missing)],
    balance: balanceOf(statements, checks),
    lastDay: days.sort().at(-1) ?? null,
  }
}

function byAccount(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const chains = new Map<string, Statement[]>()
  for (const statement of statements) {
    const key = statement.account
    chains.set(key, [...(chains.get(key) ?? []), statement])
  }
  return chains
}

function moved(statement: Statement): number {
  return statement.credits.sum - statement.debits.sum
}

function balanceChecks(statement: Statement, title: string): readonly DeclaredCheck[] {
  const { opening, closing, currency } = statement
  if (statement.unreadBalance !== null) {
    return [{ name: title, declared: statement.unreadBalance, computed: '', ok: false }]
  }
  if (!opening || !closing) return []
  const name = `${title} :62${closing.page ? 'M' : 'F'}:`
  const computed = minor(opening.amount + moved(statement))
  if (closing.currency === null || closing.currency === currency) return [checkEqual(name, closing.amount, computed)]
  const declared = `${closing.currency} ${formatMinorPlain(closing.amount, currencyDecimals(closing.currency))}`
  return [{ name, declared, computed, ok: false }]
}

/** A page goes on where the page before it ended; so does the statement with the next number. */
function joinChecks(before: Statement | undefined, statement: Statement): readonly DeclaredCheck[] {
  if (!before?.closing || !statement.opening) return []
  if (before.currency !== statement.currency) return []
  const follows = Number.parseInt(statement.number, 10) === Number.parseInt(before.number, 10) + 1
  if (!statement.opening.page && !before.closing.page && !follows) return []
  const name = `${statement.account} ${statement.number} :60${statement.opening.page ? 'M' : 'F'}:`
  return [checkEqual(name, statement.opening.amount, before.closing.amount)]
}

function sumChecks(statement: Statement, title: string): readonly DeclaredCheck[] {
  return (['debits', 'credits'] as const).flatMap((side) => {
    const declared = statement.declared[side]
    const tag = side === 'debits' ? ':90D:' : ':90C:'
    const computed = statement[side]
    if (declared === null) return []
    if (declared === 'unread') return [{ name: `${title} ${tag}`, declared: '?', computed: computed.sum, ok: false }]
    return [
      checkCount(`${title} ${tag}`, declared.count, computed.count),
      checkEqual(`${title} ${tag}`, declared.sum, minor(Math.abs(computed.sum))),
    ]
  })
}

function missingOf(statement: Statement, before: Statement | undefined, next: Statement | undefined) {
  if (statement.interim) {
    const { debits, credits } = statement.declared
    return debits === null && credits === null && !statement.ended ? [':90D: :90C:'] : []
  }
  const missing: string[] = []
  if (!statement.opening || (statement.opening.page && !before)) missing.push(':60F:')
  if (!statement.closing || (statement.closing.page && !next)) missing.push(':62F:')
  return missing
}

/** Opening of the first and closing of the last statement, where the file is of one account in one currency. */
function balanceOf(statements: readonly Statement[], checks: readonly DeclaredCheck[]): BalanceCheck | null {
  const withBalance = statements.filter(({ opening, closing }) => opening !== null || closing !== null)
  if (withBalance.length === 0) return null
  const one = new Set(withBalance.map(({ account, currency }) => `${account}|${currency}`)).size === 1
  return {
    openingMinor: one ? (withBalance[0]?.opening?.amount ?? null) : null,
    closingMinor: one ? (withBalance.at(-1)?.closing?.amount ?? null) : null,
    chainOk: checks.every((check) => check.ok || check.name.includes(':90')),
  }
}
