// The totals a WeChat bill ends in, compared by name with what its rows say.

import { parseMinor } from '../../money'
import { readCount } from '../amount'
import { cellAt } from '../cell'
import type { DeclaredCheck } from '../format'
import { columnsOf } from '../header'
import { checkCount, checkEqual } from '../verdict'
import { WECHAT_TOTALS, type WechatTotal } from './columns'
import type { WechatAmounts } from './read-row'

/** Whether a row is the header of the totals. */
export function isTotalsHeader(cells: readonly string[]): boolean {
  const [first = ''] = cells
  return first.includes('总') && columnsOf(cells, WECHAT_TOTALS).count === 0
}

/** What the rows of a bill add up to, as printed. */
export interface WechatSums {
  readonly rows: number
  readonly printed: WechatAmounts
  /** Σ of the first amount column over payment rows only: legacy bills leave it open whether refunds count. */
  readonly settledSales: number
}

/** One check per total that the header names; `null` where a cell of the totals row is cut off. */
export function checkTotals(
  header: readonly string[],
  cells: readonly string[],
  sums: WechatSums,
): readonly DeclaredCheck[] | null {
  const columns = columnsOf(header, WECHAT_TOTALS)
  const checks: DeclaredCheck[] = []
  for (const total of Object.keys(WECHAT_TOTALS) as WechatTotal[]) {
    const index = columns[total]
    if (index === undefined) continue
    // A spreadsheet fills the row up with commas.
    const text = cellAt(cells, index).replace(/,+$/, '')
    if (text === '') return null
    checks.push(checkTotal(total, (header[index] ?? total).trim(), text, sums))
  }
  return checks
}

function checkTotal(total: WechatTotal, name: string, text: string, sums: WechatSums): DeclaredCheck {
  if (total === 'count') {
    return checkCount(name, readCount(text) ?? text, sums.rows)
  }
  const declared = parseMinor(text)
  const computed = sums.printed[total]
  if (!declared.ok) return { name, declared: text, computed, ok: false }
  const salesOnly = name === '总交易额' && declared.value === sums.settledSales
  return checkEqual(name, declared.value, salesOnly ? sums.settledSales : computed)
}
