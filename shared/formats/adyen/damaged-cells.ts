// Long numbers that a spreadsheet rewrote in columns that nothing is matched by are kept as they are, and named.

import { type Reason, reason } from '../../reason'
import { isSpreadsheetNumber } from '../cell'
import type { SourceRow } from '../format'

export interface DamagedCells {
  add(source: SourceRow, header: readonly string[]): void
  remarks(): readonly Reason[]
}

export function openDamagedCells(): DamagedCells {
  const found = new Map<string, number>()
  return {
    add(source, header) {
      if (!/\d[eE]\+?\d/.test(source.raw)) return
      source.cells.forEach((cell, index) => {
        const column = header[index]
        if (column !== undefined && isSpreadsheetNumber(cell.trim())) found.set(column, (found.get(column) ?? 0) + 1)
      })
    },
    remarks: () => [...found].map(([column, rows]) => reason('numbersRewritten', { column, rows })),
  }
}
