// A column: how its cell looks and what it is as plain text for copies and exports.

import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** Least width in pixels. */
  readonly width: number
  /** Takes its share of what is left over; 0 keeps its width. */
  readonly grow?: number
  readonly align?: 'left' | 'right'
  readonly sortable?: boolean
  /** Plain text: full dates, plain numbers (`-1234.50`). */
  text(row: Row): string
  render?(row: Row): ReactNode
}

export interface TableSort {
  readonly by: string
  readonly descending: boolean
}

export function visibleColumns<Row>(columns: readonly Column<Row>[], hidden: ReadonlySet<string>): Column<Row>[] {
  return columns.filter((column) => !hidden.has(column.key))
}

export function gridTemplate<Row>(columns: readonly Column<Row>[]): string {
  return columns.map(({ width, grow = 0 }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ')
}

/** Least width of all columns in pixels. */
export function tableWidth<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0)
}
