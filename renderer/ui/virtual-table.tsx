// A table of any length: sticky header, only the visible rows exist, everything also by keyboard (↑ ↓ PgUp PgDn Home
// End move, Shift extends, Enter opens, Ctrl/Cmd C copies as cells).

import { Button } from 'antd'
import { type CSSProperties, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRowHeight } from './density'
import { type RowSource, useVisibleRows, type VisibleRows } from './row-source'
import { contentHeight, type Geometry, type RowWindow, rowWindow, scrollToRow } from './row-window'
import { type Column, gridTemplate, type TableSort, tableWidth, visibleColumns } from './table-columns'
import { TableHead } from './table-head'
import { TableTools } from './table-tools'
import { type RowChoice, useRowChoice } from './use-row-choice'
import './table.css'

export interface VirtualTableProps<Row> {
  /** Name for screen readers and for the exported file. */
  readonly label: string
  /** Make it with `useMemo`: a new object is a new list. */
  readonly source: RowSource<Row>
  readonly columns: readonly Column<Row>[]
  rowKey(row: Row): string
  /** Enter, double click, or a click where `openOnClick`. */
  onOpen?(row: Row, index: number): void
  readonly openOnClick?: boolean
  /** The row under the keyboard has changed. */
  onActive?(row: Row | undefined, index: number): void
  readonly sort?: TableSort
  onSort?(sort: TableSort): void
  /** Total of what is shown; stands in the foot. */
  readonly summary?: ReactNode
  /** Shown instead of rows where there are none. */
  readonly empty?: ReactNode
  /** Keys of columns that are not shown at first. */
  readonly hiddenAtFirst?: readonly string[]
  rowTone?(row: Row): string | undefined
  /** Further keys for the active row (C, X, N); answer `true` when it was taken. */
  onRowKey?(event: React.KeyboardEvent, row: Row, index: number): boolean
  readonly height?: number | string
}

export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { source } = props
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(props.hiddenAtFirst))
  const columns = visibleColumns(props.columns, hidden)
  const choice = useRowChoice(source)
  return (
    <section className="table-block" style={props.height === undefined ? undefined : { height: props.height }}>
      <TableTools {...props} shown={columns} hidden={hidden} onHidden={setHidden} choice={choice} />
      {source.total === 0 && props.empty ? props.empty : <Grid {...props} columns={columns} choice={choice} />}
      <footer className="table-foot">{props.summary}</footer>
    </section>
  )
}

type GridProps<Row> = VirtualTableProps<Row> & { readonly choice: RowChoice }

function Grid<Row>(props: GridProps<Row>) {
  const { source, columns, choice, label } = props
  const id = useId()
  const { scroller, geometry, view, onScroll, reveal } = useScrolledRows(source)
  const rows = useVisibleRows(source, view.from, view.to)
  useActiveRow(props, rows)
  const press = (event: React.KeyboardEvent): void => {
    const moved = choice.press(event, Math.floor(geometry.viewHeight / geometry.rowHeight) - 1)
    const row = choice.active === null ? undefined : rows.at(choice.active)
    if (moved !== null) reveal(moved)
    else if (event.key === 'Enter' && row !== undefined) props.onOpen?.(row, choice.active ?? 0)
    else if (row === undefined || !props.onRowKey?.(event, row, choice.active ?? 0)) return
    event.preventDefault()
  }
  const pick = (event: React.MouseEvent, act: (index: number) => void): void => {
    const index = rowIndexAt(event.target)
    if (index !== null) act(index)
  }
  const open = (index: number): void => {
    const row = rows.at(index)
    if (row !== undefined) props.onOpen?.(row, index)
  }
  const width = { '--columns': gridTemplate(columns), '--width': `${tableWidth(columns)}px` } as CSSProperties
  return (
    <div ref={scroller} className="table-scroll" onScroll={onScroll} style={width}>
      <table
        {...gridPattern(choice.active === null ? undefined : `${id}-${choice.active}`)}
        className="table"
        aria-label={label}
        aria-rowcount={source.total + 1}
        aria-colcount={columns.length}
        onKeyDown={press}
        onMouseDown={(event) => pick(event, (index) => choice.pick(index, event.shiftKey))}
        onClick={(event) => pick(event, (index) => props.openOnClick && open(index))}
        onDoubleClick={(event) => pick(event, open)}
      >
        <TableHead columns={columns} sort={props.sort} onSort={props.onSort} />
        <tbody className="table-rows" style={{ height: contentHeight(geometry) }}>
          <VisibleGridRows {...props} id={id} view={view} rows={rows} rowHeight={geometry.rowHeight} />
        </tbody>
      </table>
      {rows.failed ? <FailedRows onRetry={rows.retry} /> : null}
    </div>
  )
}

/** ARIA's grid pattern on a native table: the table holds the focus, rows and cells keep their own elements. */
function gridPattern(activeId: string | undefined) {
  return { role: 'grid', tabIndex: 0, 'aria-multiselectable': true, 'aria-activedescendant': activeId } as const
}

/** The row under a mouse event, unless it went to a control inside the row. */
function rowIndexAt(target: EventTarget): number | null {
  if (!(target instanceof Element) || target.closest('button, a, input') !== null) return null
  const index = target.closest('tr')?.dataset.index
  return index === undefined ? null : Number(index)
}

function useActiveRow<Row>({ choice, onActive }: GridProps<Row>, rows: VisibleRows<Row>): void {
  const row = choice.active === null ? undefined : rows.at(choice.active)
  useEffect(() => {
    if (choice.active !== null) onActive?.(row, choice.active)
  }, [choice.active, row, onActive])
}

/** The scrolled part and which rows of it are visible. */
function useScrolledRows<Row>(source: RowSource<Row>) {
  const scroller = useRef<HTMLDivElement>(null)
  const rowHeight = useRowHeight()
  const [viewHeight, setViewHeight] = useState(400)
  const [scrollTop, setScrollTop] = useState(0)
  const geometry: Geometry = { total: source.total, rowHeight, viewHeight: Math.max(rowHeight, viewHeight - rowHeight) }
  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const observer = new ResizeObserver(() => setViewHeight(box.clientHeight))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  const reveal = (row: number): void => {
    const box = scroller.current
    if (box) box.scrollTop = scrollToRow(geometry, box.scrollTop, row)
  }
  const onScroll = (event: React.UIEvent<HTMLDivElement>): void => setScrollTop(event.currentTarget.scrollTop)
  return { scroller, geometry, view: rowWindow(geometry, scrollTop), onScroll, reveal }
}

interface RowsProps<Row> extends GridProps<Row> {
  readonly id: string
  readonly view: RowWindow
  readonly rows: VisibleRows<Row>
  readonly rowHeight: number
}

function VisibleGridRows<Row>({ view, rows, ...props }: RowsProps<Row>) {
  const shown: ReactNode[] = []
  for (let index = view.from; index < view.to; index += 1) {
    const top = view.offset + (index - view.from) * props.rowHeight
    shown.push(<GridRow key={index} {...props} index={index} row={rows.at(index)} top={top} />)
  }
  return shown
}

interface GridRowProps<Row> extends Omit<RowsProps<Row>, 'view' | 'rows'> {
  readonly index: number
  readonly row: Row | undefined
  /** Pixels below the top of the scrolled content. */
  readonly top: number
}

function GridRow<Row>({ id, index, row, top, columns, choice, rowHeight, rowTone }: GridRowProps<Row>) {
  const tone = row === undefined ? undefined : rowTone?.(row)
  const names = ['table-row', choice.has(index) && 'chosen', choice.active === index && 'active', tone]
  return (
    <tr
      id={`${id}-${index}`}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={choice.has(index)}
      className={names.filter(Boolean).join(' ')}
      style={{ height: rowHeight, transform: `translateY(${top}px)` }}
    >
      {columns.map((column) => (
        <td key={column.key} className={column.align === 'right' ? 'cell cell-right' : 'cell'}>
          {row === undefined ? <span className="cell-waiting" /> : (column.render?.(row) ?? column.text(row))}
        </td>
      ))}
    </tr>
  )
}

function FailedRows({ onRetry }: { onRetry(): void }) {
  const { t } = useTranslation('ui')
  return (
    <div role="alert" className="table-failed tone-short">
      {t('rowsFailed')} <Button onClick={onRetry}>{t('tryAgain')}</Button>
    </div>
  )
}
