// Both sides field by field. Where they differ, the row says so in a word and an icon, not in colour alone.

import { SwapOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry } from '../../shared/entry'
import { go, useWord } from '../app/hooks'
import { instantText } from '../i18n/day-text'
import { DayText } from '../ui/day-text'
import { Money } from '../ui/money'
import { StateTag } from '../ui/state-tag'
import { type Cell, type ComparedField, compareSides, type FieldName } from './compare-sides'
import type { Pair } from './pair'

interface SideBySideProps {
  readonly pair: Pair
  readonly fileNames: Readonly<Record<string, string>>
}

const ROWS_NAMED = 6

export function SideBySide({ pair, fileNames }: SideBySideProps) {
  const { t } = useTranslation('reconciliation')
  const { left, right } = pair
  const rows = compareSides(left, right)
  // A row without another side has nothing to compare: all it says is shown.
  const [opened, setAll] = useState(false)
  const all = opened || right.length === 0
  const minor = rows.filter(isMinor).length
  if (left.length + right.length === 0) return <p className="quiet">{t('noEntries')}</p>
  return (
    <table className="side-by-side">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('field')}</span>
          </th>
          <SideHead entries={left} fileNames={fileNames} />
          <SideHead entries={right} fileNames={fileNames} />
        </tr>
      </thead>
      <tbody>
        {rows
          .filter((row) => all || !isMinor(row))
          .map((row) => (
            <FieldRow key={row.field} row={row} bothSides={right.length > 0} />
          ))}
      </tbody>
      {minor > 0 && !all ? (
        <tfoot>
          <tr>
            <td colSpan={3}>
              <button type="button" className="link-button" onClick={() => setAll(true)}>
                {t('moreFields', { count: minor })}
              </button>
            </td>
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

/** What neither agrees nor differs, and is no amount and no time: it stands aside until it is asked for. */
function isMinor({ field, relation }: ComparedField): boolean {
  return (relation === 'shown' || relation === 'oneSided') && !MAIN_FIELDS.has(field)
}

const MAIN_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  'grossMinor',
  'netMinor',
  'day',
  'at',
  'orderNo',
  'method',
])

function FieldRow({ row, bothSides }: { row: ComparedField; bothSides: boolean }) {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  return (
    <tr className={row.relation === 'differs' ? 'differs' : undefined}>
      <th scope="row">
        {word('field', row.field)}
        {row.relation === 'differs' && bothSides ? <StateTag tone="short">{t('differs')}</StateTag> : null}
      </th>
      <Cells cells={row.left} />
      <Cells cells={row.right} />
    </tr>
  )
}

function SideHead({ entries, fileNames }: { entries: readonly Entry[]; fileNames: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('reconciliation')
  const word = useWord()
  const first = entries[0]
  if (!first) {
    return (
      <th scope="col" className="side-missing">
        <SwapOutlined aria-hidden="true" /> {t('noOtherSide')}
      </th>
    )
  }
  return (
    <th scope="col">
      <div>{word('stream', first.stream)}</div>
      {entries.length > 1 ? <div className="quiet">{t('rows', { count: entries.length })}</div> : null}
      {entries.slice(0, ROWS_NAMED).map((entry) => (
        <SourceLink key={entry.id} entry={entry} fileNames={fileNames} />
      ))}
      {entries.length > ROWS_NAMED ? (
        <div className="quiet">{t('moreRows', { count: entries.length - ROWS_NAMED })}</div>
      ) : null}
    </th>
  )
}

/** Opens the record with its source line. */
function SourceLink({ entry, fileNames }: { entry: Entry; fileNames: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('reconciliation')
  const source = entry.sources[0]
  if (!source) return null
  const name = fileNames[source.file] ?? source.file.slice(0, 8)
  return (
    <button type="button" className="link-button source-link" onClick={() => go('records', { entry: entry.id })}>
      {t('sourceLine', { name, line: source.line })}
    </button>
  )
}

function Cells({ cells }: { cells: readonly Cell[] }) {
  return (
    <td>
      {cells.slice(0, ROWS_NAMED).map((cell) => (
        <div key={JSON.stringify(cell)} className={cell.kind === 'text' ? 'cell-text' : undefined}>
          <CellValue cell={cell} />
        </div>
      ))}
      {cells.length > ROWS_NAMED ? <div className="quiet">…</div> : null}
    </td>
  )
}

function CellValue({ cell }: { cell: Cell }) {
  switch (cell.kind) {
    case 'text':
      return cell.text
    case 'money':
      return <Money minor={cell.minor} currency={cell.currency} withCurrency={cell.currency !== 'CNY'} signed />
    case 'day':
      return <DayText day={cell.day} />
    case 'at':
      return instantText(cell.at)
  }
}
