// The sticky header row. A column that can be sorted is a button that says how it is sorted.

import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import type { Column, TableSort } from './table-columns'

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sort: TableSort | undefined
  readonly onSort: ((sort: TableSort) => void) | undefined
}

export function TableHead<Row>({ columns, sort, onSort }: TableHeadProps<Row>) {
  return (
    <thead className="table-head">
      <tr aria-rowindex={1} className="table-row head-row">
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  )
}

function HeadCell<Row>({ column, sort, onSort }: Omit<TableHeadProps<Row>, 'columns'> & { column: Column<Row> }) {
  const sorted = sort?.by === column.key ? (sort.descending ? 'descending' : 'ascending') : 'none'
  const align = column.align === 'right' ? 'cell cell-right' : 'cell'
  if (!column.sortable || !onSort) {
    return (
      <th scope="col" className={align} title={column.title}>
        {column.title}
      </th>
    )
  }
  return (
    <th scope="col" aria-sort={sorted} className={align}>
      <button
        type="button"
        className="sort-button"
        onClick={() => onSort({ by: column.key, descending: sorted === 'none' ? true : sorted === 'ascending' })}
      >
        {column.title}
        {sorted === 'ascending' ? <CaretUpOutlined aria-hidden="true" /> : null}
        {sorted === 'descending' ? <CaretDownOutlined aria-hidden="true" /> : null}
      </button>
    </th>
  )
}
