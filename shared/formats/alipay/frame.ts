// The frame around every Alipay bill: lines that begin with `#` state the account, the period, the list's end, the
// totals and the export time. Source: docs.open.alipay.com/204/106262 and published bills.

import { addDays, type Day, type Instant } from '../../day'
import { parseMinor } from '../../money'
import { parseMoment } from '../clock'
import type { ParseEnd } from '../format'

export interface AlipayFrame {
  readonly account: string
  readonly period: ParseEnd['period']
  readonly statedAt: Instant | null
}

export const EMPTY_FRAME: AlipayFrame = { account: '', period: null, statedAt: null }

/** The text of a `#` line, or `null`: some exports indent it by a comma, a spreadsheet puts it in quotes. */
export function frameText(raw: string): string | null {
  const text = raw.replace(/^\ufeff/, '').replace(/^,?"?/, '')
  return text.startsWith('#') ? text : null
}

/** Whether a line is the title of a bill, which stands there once. */
export function isTitle(line: string): boolean {
  return /^#支付宝/.test(line)
}

/** What a `#` line adds to the frame; the end of the period is printed as the first day after it. */
export function readFrameLine(frame: AlipayFrame, line: string): AlipayFrame {
  const account = /^#\s*账号[：:]\s*\[?([^\]\s,]+)/.exec(line)
  if (account) return { ...frame, account: account[1] ?? '' }
  const statedAt = /导出时间[：:]\s*\[([^\]]+)\]/.exec(line)
  if (statedAt) return { ...frame, statedAt: parseMoment(statedAt[1] ?? '')?.at ?? null }
  const period = /起始日期[：:]\s*\[([^\]]+)\].*终止日期[：:]\s*\[([^\]]+)\]/.exec(line)
  return period ? { ...frame, period: periodOf(period[1] ?? '', period[2] ?? '') } : frame
}

function periodOf(first: string, last: string): ParseEnd['period'] {
  const from = parseMoment(first)
  const end = parseMoment(last)
  if (!from || !end) return null
  const midnight = /00[:：]00[:：]00\s*$/.test(last)
  const to: Day = midnight && end.day > from.day ? addDays(end.day, -1) : end.day
  return to < from.day ? null : { from: from.day, to, declared: true }
}

/** The line after the last row: without it the bill was cut off. */
export function isListEnd(line: string): boolean {
  return /^#-+.*列表结束/.test(line)
}

export interface DeclaredSum {
  readonly count: number
  /** Amounts by the word before 共, signed as printed, in minor units; `''` where there is no word. */
  readonly amounts: Readonly<Record<string, number>>
}

/** `#交易合计：6笔，商家实收共0.06元，商家优惠共0.00元` → count and amounts; `null` for another line. */
export function readDeclaredSum(line: string, title: string): DeclaredSum | null {
  const match = new RegExp(`^#\\s*${title}[：:]\\s*(\\d+)\\s*笔(.*)$`).exec(line)
  if (!match) return null
  const amounts: Record<string, number> = {}
  for (const part of (match[2] ?? '').matchAll(/[，,]?([^，,共]*)共(-?[\d.,]*\d)元/g)) {
    const read = parseMinor(part[2] ?? '')
    if (read.ok) amounts[(part[1] ?? '').trim()] = read.value
  }
  return { count: Number(match[1]), amounts }
}
