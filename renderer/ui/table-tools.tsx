// What can be done with a table as a whole: count, columns, copy, export. Copies and exports are plain text.

import { CopyOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { copyText } from './copy-text'
import { copyCells } from './export-csv'
import { exportRows } from './export-rows'
import type { RowSource } from './row-source'
import type { Column } from './table-columns'
import type { RowChoice } from './use-row-choice'

interface TableToolsProps<Row> {
  readonly label: string
  readonly source: RowSource<Row>
  readonly columns: readonly Column<Row>[]
  readonly shown: readonly Column<Row>[]
  readonly hidden: ReadonlySet<string>
  readonly choice: RowChoice
  onHidden(hidden: ReadonlySet<string>): void
}

/** More rows than anybody pastes; the rest is what the export is for. */
const COPY_LIMIT = 20_000

export function TableTools<Row>(props: TableToolsProps<Row>) {
  const { t } = useTranslation('ui')
  const { source } = props
  const copy = useCopy(props)
  return (
    <div className="table-tools">
      <span className="quiet" role="status">
        {t('rows', { count: source.total })}
      </span>
      <span className="row row-end">
        <Popover
          trigger="click"
          placement="bottomRight"
          title={t('chooseColumns')}
          content={<ColumnChoice {...props} />}
        >
          <Button size="small" type="text" icon={<TableOutlined />}>
            {t('columns')}
          </Button>
        </Popover>
        <Button
          size="small"
          type="text"
          icon={<CopyOutlined />}
          disabled={source.total === 0}
          title={t('copyCellsHint', { key: 'Ctrl/⌘ C' })}
          onClick={() => void copy()}
        >
          {t('copyCells')}
        </Button>
        <ExportButton {...props} />
      </span>
    </div>
  )
}

function ColumnChoice<Row>({ columns, hidden, onHidden }: TableToolsProps<Row>) {
  const toggle = (key: string): void => {
    const next = new Set(hidden)
    if (!next.delete(key)) next.add(key)
    if (next.size < columns.length) onHidden(next)
  }
  return (
    <div className="column-choice">
      {columns.map((column) => (
        <Checkbox key={column.key} checked={!hidden.has(column.key)} onChange={() => toggle(column.key)}>
          {column.title}
        </Checkbox>
      ))}
    </div>
  )
}

/** Copies the chosen rows, or all where one or none is chosen; also on Ctrl/Cmd C inside the table. */
function useCopy<Row>({ source, shown, choice }: TableToolsProps<Row>): () => Promise<void> {
  const { t } = useTranslation('ui')
  const { message } = App.useApp()
  const copy = async (): Promise<void> => {
    const span = choice.span ?? { from: 0, to: source.total }
    const rows = await source.rows(span.from, Math.min(span.to, span.from + COPY_LIMIT))
    const cells = [shown.map((column) => column.title), ...rows.map((row) => shown.map((column) => column.text(row)))]
    if (await copyText(copyCells(cells))) message.success(t('copiedRows', { count: rows.length }))
  }
  useEffect(() => {
    const listen = (event: ClipboardEvent): void => {
      const inGrid = document.activeElement?.getAttribute('role') === 'grid'
      if (!inGrid || choice.span === null || document.getSelection()?.toString()) return
      event.preventDefault()
      void copy()
    }
    document.addEventListener('copy', listen)
    return () => document.removeEventListener('copy', listen)
  })
  return copy
}

function ExportButton<Row>({ label, source, columns }: TableToolsProps<Row>) {
  const { t } = useTranslation('ui')
  const [done, setDone] = useState<number | null>(null)
  const run = async (): Promise<void> => {
    setDone(0)
    try {
      await exportRows(`${label}.csv`, source, columns, setDone)
    } finally {
      setDone(null)
    }
  }
  return (
    <Button
      size="small"
      type="text"
      icon={<DownloadOutlined />}
      loading={done !== null}
      disabled={source.total === 0}
      onClick={() => void run()}
    >
      {done === null ? t('exportCsv') : t('exporting', { done, total: source.total })}
    </Button>
  )
}
