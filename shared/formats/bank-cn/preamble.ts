// What stands above and below the rows of a bank statement: account, period, month, kind of card.

import { type Day, dayFromNumber, dayNumber, dayOf } from '../../day'
import { parseMoment } from '../clock'
import type { ParseEnd } from '../format'

export interface BankPreamble {
  /** Account or card number as masked in the file; `''` where the block names none. */
  readonly account: string
  readonly period: ParseEnd['period']
  /** The month a card statement is for; its dates carry no year. */
  readonly month: { readonly year: number; readonly month: number } | null
  /** A credit card prints what was spent as positive. */
  readonly creditCard: boolean
  /** What the block declares of the rows: counts and amounts of both ways, balances at both ends. */
  readonly declared: readonly DeclaredFigure[]
}

export interface DeclaredFigure {
  /** As the block names it. */
  readonly name: string
  readonly of: 'incomeRows' | 'outgoRows' | 'income' | 'outgo' | 'opening' | 'closing'
  readonly text: string
}

export const EMPTY_PREAMBLE: BankPreamble = { account: '', period: null, month: null, creditCard: false, declared: [] }

const ACCOUNT =
  /(?:卡号|账号|帐号|户号|账户号码|账户[：:]|account (?:number|no\.?))[^0-9*xX\u4e00-\u9fff]{0,8}([0-9][0-9*xX -]{2,28}[0-9*xX])/i
const DATE = /\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?|\b\d{8}\b/g

/** Adds what one line of the block above the header says. */
export function readPreambleLine(known: BankPreamble, line: string): BankPreamble {
  const account = ACCOUNT.exec(line.replace(/\[[^\]]*\]/g, ''))?.[1]?.trim()
  const month = /(\d{4})年\s*(\d{1,2})月(?!\s*\d{1,2}日)/.exec(line)
  return {
    account: known.account === '' ? (account ?? '') : known.account,
    period: known.period ?? periodOf(line),
    month: known.month ?? (month ? { year: Number(month[1]), month: Number(month[2]) } : null),
    creditCard: known.creditCard || /信用卡|贷记卡/.test(line),
    declared: [...known.declared, ...figuresOf(line)],
  }
}

const OUT = '借方|支出|转出|支取|付款'
const IN = '贷方|收入|转入|存入|收款'
const NUMBER = '[^0-9+\\-]{0,12}([+-]?[\\d,]*\\d(?:\\.\\d+)?)'
const FIGURES: readonly (readonly [RegExp, DeclaredFigure['of']])[] = [
  [new RegExp(`((?:${OUT})[^0-9笔金额]{0,6}笔数(?:合计|总计)?)${NUMBER}`), 'outgoRows'],
  [new RegExp(`((?:${IN})[^0-9笔金额]{0,6}笔数(?:合计|总计)?)${NUMBER}`), 'incomeRows'],
  [new RegExp(`((?:${OUT})[^0-9笔]{0,4}(?:总金?额|总计|合计)(?:金额)?)${NUMBER}`), 'outgo'],
  [new RegExp(`((?:${IN})[^0-9笔]{0,4}(?:总金?额|总计|合计)(?:金额)?)${NUMBER}`), 'income'],
  [new RegExp(`(期初余额)${NUMBER}`), 'opening'],
  [new RegExp(`(期末余额)${NUMBER}`), 'closing'],
]

/** Totals and balances named in a line of the block, their English left aside. */
function figuresOf(line: string): readonly DeclaredFigure[] {
  const plain = line.replace(/\[[^\]]*\]/g, '').replace(/["\t|;]/g, ' ')
  return FIGURES.flatMap(([pattern, of]) => {
    const [, name, text] = pattern.exec(plain) ?? []
    return name === undefined || text === undefined ? [] : [{ name: name.replace(/\s+/g, ''), of, text }]
  })
}

function periodOf(line: string): ParseEnd['period'] {
  if (!/日期|期间|时间|起止|范围|区间|至/.test(line)) return null
  const days = [...line.matchAll(DATE)].map((match) => parseMoment(match[0])?.day ?? null)
  const [from, to] = days
  return days.length === 2 && from && to && from <= to ? { from, to, declared: true } : null
}

/** A date without a year, in the year that brings it nearest to the statement's month (December in a January bill). */
export function dayNearMonth(text: string, month: { readonly year: number; readonly month: number }): Day | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text)
  if (!match) return null
  const middle = dayNumber(dayOf(month.year, month.month, 15) ?? dayFromNumber(0))
  const days = [month.year - 1, month.year, month.year + 1]
    .map((year) => dayOf(year, Number(match[1]), Number(match[2])))
    .filter((day) => day !== null)
  days.sort((a, b) => Math.abs(dayNumber(a) - middle) - Math.abs(dayNumber(b) - middle))
  return days[0] ?? null
}
