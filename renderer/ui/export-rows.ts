// Writes all rows of a table, all columns, as CSV into a file of the person's choice (the browser's download).

import { BYTE_ORDER_MARK, csvLine } from './export-csv'
import type { RowSource } from './row-source'
import { saveAs } from './save-as'
import type { Column } from './table-columns'

const BATCH_ROWS = 5000

export async function exportRows<Row>(
  fileName: string,
  source: RowSource<Row>,
  columns: readonly Column<Row>[],
  onProgress: (done: number) => void,
): Promise<void> {
  const parts: string[] = [BYTE_ORDER_MARK + csvLine(columns.map((column) => column.title))]
  for (let from = 0; from < source.total; from += BATCH_ROWS) {
    const rows = await source.rows(from, Math.min(source.total, from + BATCH_ROWS))
    parts.push(rows.map((row) => csvLine(columns.map((column) => column.text(row)))).join(''))
    onProgress(from + rows.length)
  }
  saveAs(fileName, new Blob(parts, { type: 'text/csv;charset=utf-8' }))
}
