// The table in a real browser: 1 of a million rows only the visible ones exist;  2 the keyboard reaches the last one
// and opens it;  3 what is copied is what is chosen, as cells;  4 a list that failed says so and can be asked again.

import { App, ConfigProvider } from 'antd'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { startTexts } from '../../../renderer/i18n'
import type { RowSource } from '../../../renderer/ui/row-source'
import type { Column } from '../../../renderer/ui/table-columns'
import { VirtualTable, type VirtualTableProps } from '../../../renderer/ui/virtual-table'

interface Row {
  readonly number: number
}

const TOTAL = 1_000_000
const columns: readonly Column<Row>[] = [
  { key: 'number', title: 'Number', width: 120, text: (row) => String(row.number), sortable: true },
  { key: 'half', title: 'Half', width: 120, align: 'right', text: (row) => `-${row.number}` },
]

function source(change: Partial<RowSource<Row>> = {}): RowSource<Row> {
  return {
    total: TOTAL,
    version: 1,
    rows: async (from, to) => Array.from({ length: to - from }, (_, at) => ({ number: from + at })),
    ...change,
  }
}

let root: Root | null = null

function show(props: Partial<VirtualTableProps<Row>> = {}): void {
  const place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  root.render(
    <StrictMode>
      <ConfigProvider>
        <App>
          <VirtualTable
            label="Numbers"
            columns={columns}
            rowKey={(row) => String(row.number)}
            height={500}
            source={source()}
            {...props}
          />
        </App>
      </ConfigProvider>
    </StrictMode>,
  )
}

beforeAll(() => startTexts('en'))
afterEach(() => {
  root?.unmount()
  document.body.replaceChildren()
})

const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true })

test('of a million rows only the visible ones exist', async () => {
  show()
  await expect.element(cell('0')).toBeVisible()
  expect(document.querySelectorAll('tbody tr').length).toBeLessThan(40)
  expect(document.querySelector('table')?.getAttribute('aria-rowcount')).toBe(String(TOTAL + 1))
})

test('the keyboard reaches the last row and opens it', async () => {
  const onOpen = vi.fn()
  const at = source()
  show({ source: at, onOpen })
  await expect.element(cell('0')).toBeVisible()
  document.querySelector('table')?.focus()
  await userEvent.keyboard('{End}')
  await expect.element(cell('999999')).toBeVisible()
  await userEvent.keyboard('{ArrowUp}{Enter}')
  expect(onOpen).toHaveBeenCalledWith({ number: 999_998 }, 999_998)
  await userEvent.keyboard('{Home}')
  await expect.element(cell('0')).toBeVisible()
})

test('what is copied are the chosen rows as cells', async () => {
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const at = source()
  show({ source: at })
  await expect.element(cell('0')).toBeVisible()
  document.querySelector('table')?.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}')
  await page.getByRole('button', { name: 'Copy' }).click()
  await vi.waitFor(() => expect(copied).toHaveBeenCalledWith('Number\tHalf\n1\t-1\n2\t-2'))
})

test('rows that could not be loaded can be asked for again', async () => {
  const rows = vi.fn<RowSource<Row>['rows']>().mockRejectedValue(new Error('gone'))
  const failing = source({ rows })
  show({ source: failing })
  await expect.element(page.getByRole('alert')).toBeVisible()
  rows.mockImplementation(source().rows)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.element(cell('0')).toBeVisible()
  expect(document.querySelector('[role=alert]')).toBeNull()
})

test('a column can be put in order by its head', async () => {
  const onSort = vi.fn()
  const at = source()
  show({ source: at, onSort, sort: { by: 'number', descending: true } })
  await page.getByRole('button', { name: 'Number' }).click()
  expect(onSort).toHaveBeenCalledWith({ by: 'number', descending: false })
})
