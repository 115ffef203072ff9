// Some shops write what was given back beside the sale instead of in a row of its own. It is a refund all the same.

import type { EntryDraft } from '../../entry'
import { minor, ZERO } from '../../money'
import { isProblem } from '../amount'
import { cellAt, presentOrNull } from '../cell'
import type { SourceRow } from '../format'
import type { RowProblem } from '../ledger'
import { TAKES_AWAY } from './kinds'
import { decimalsOf, type MappedLayout, orderKey, readMoneyOrZero } from './read-row'

/**
 * The drafts of a row whose own draft is `read`: with the sale, the refund that stands in the refund column. It bears
 * the day of the refund where the file states one, else the day of its order. A refund's own row takes its amount from
 * this column where the amount column is empty or zero.
 */
export function withRefundColumn(
  row: SourceRow,
  layout: MappedLayout,
  read: EntryDraft,
): readonly EntryDraft[] | RowProblem {
  const column = layout.columns.refundAmount
  if (column === undefined || layout.profile.stream === 'bank') return [read]
  const name = layout.header[column] ?? 'refundAmount'
  const refunded = readMoneyOrZero(layout, cellAt(row.cells, column), name, decimalsOf(layout, read.currency))
  if (isProblem(refunded)) return refunded
  const given = minor(-Math.abs(refunded))
  if (given === 0) return [read]
  if (TAKES_AWAY.has(read.kind)) return [read.grossMinor === 0 ? { ...read, grossMinor: given, netMinor: given } : read]
  const refund = refundOf(row, layout, read, given)
  return refund === null
    ? { kind: 'badTime', column: layout.header[layout.columns.refundTime ?? -1] ?? null }
    : [saleAlone(read), refund]
}

/** The refund number of such a row belongs to the refund. */
function saleAlone(read: EntryDraft): EntryDraft {
  const { refundNo: _, ...refs } = read.refs
  return { ...read, refs }
}

function refundOf(row: SourceRow, layout: MappedLayout, sale: EntryDraft, given: EntryDraft['grossMinor']) {
  const stated = cellAt(row.cells, layout.columns.refundTime)
  const when = stated === '' ? { day: sale.day, at: null } : layout.moment(stated)
  if (when === null) return null
  const refundNo = presentOrNull(cellAt(row.cells, layout.columns.refundNo))
  const { refundNo: _, ...refs } = sale.refs
  return {
    ...sale,
    kind: 'refund' as const,
    day: when.day,
    at: when.at,
    grossMinor: given,
    feeMinor: ZERO,
    netMinor: given,
    refs: refundNo === null ? refs : { ...refs, refundNo },
    naturalKey: orderKey(layout, row, 'refund', sale.day),
  }
}
