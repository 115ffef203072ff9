// Any CSV through a mapping of its columns: a shop's orders first of all, also an unlisted bank or acquirer. The mapping
// is a saved profile, or the suggestion where it is sure.

import type { Stream } from '../../entry'
import { reason } from '../../reason'
import type { ImportProfile } from '../../settings'
import { isProblem } from '../amount'
import { openBalanceChain } from '../balance-chain'
import { classByName } from '../column-class'
import type { Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { isSameRow, normaliseHeader, splitLine } from '../header'
import { cellCountProblem, openLedger } from '../ledger'
import { momentReaderFor } from '../mapping/date-form'
import { judge } from '../verdict'
import { MAPPED_FIELDS, type MappedField } from './fields'
import { type MappedLayout, readMappedRow } from './read-row'
import { withRefundColumn } from './refund-column'
import { isSure, profileOf, suggestMapping } from './suggest'

const IDS: Readonly<Record<Stream, string>> = {
  order: 'shop-orders',
  payment: 'mapped-payments',
  fund: 'mapped-fund',
  bank: 'mapped-bank',
}
const HEADER_WITHIN = 40

/** A format that reads by this profile. */
export function mappedFormat(profile: ImportProfile): Format {
  const id = IDS[profile.stream]
  return {
    id,
    family: id,
    parserVersion: 3,
    streams: [profile.stream],
    tokeniser: 'csv',
    detect: (head) => detectMapped(head, profile),
    columnClass: classByName,
    open: (_head, sink) => openMapped(profile, sink),
  }
}

/** Places of the profile's columns in a header row; `null` where one is absent. */
function columnsIn(cells: readonly string[], profile: ImportProfile): { [K in MappedField]?: number } | null {
  const names = cells.map(normaliseHeader)
  const columns: { [K in MappedField]?: number } = {}
  for (const field of MAPPED_FIELDS) {
    const header = profile.columns[field]
    if (header === undefined) continue
    const index = names.indexOf(normaliseHeader(header))
    if (index < 0) return null
    columns[field] = index
  }
  return Object.keys(columns).length === 0 ? null : columns
}

function detectMapped(head: Head, profile: ImportProfile): Detection | null {
  const headerIndex = head.lines
    .slice(0, HEADER_WITHIN)
    .findIndex((line) => columnsIn(splitLine(line, profile.delimiter), profile) !== null)
  return headerIndex < 0 ? null : { variant: profile.name, headerIndex, delimiter: profile.delimiter }
}

function openMapped(profile: ImportProfile, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const chain = openBalanceChain()
  let layout: MappedLayout | null = null
  /** Cells of the first row: some exports end every row, but not the header, with a delimiter. */
  let width: number | null = null
  let unpaid = 0
  return { row, end }

  function row(source: SourceRow): void {
    if (/^[,;|"\s]*$/.test(source.raw)) return
    if (layout === null) layout = layoutOf(source.cells, profile)
    else if (isSameRow(source.cells, layout.header)) ledger.ignore()
    else detail(source, layout)
  }

  function detail(source: SourceRow, known: MappedLayout): void {
    width ??= Math.max(known.header.length, source.cells.length)
    const shifted = source.cells.length > known.header.length && source.cells.length !== width
    const surplus = source.cells.slice(known.header.length).some((cell) => cell.trim() !== '')
    if (shifted || surplus || source.cells.length < lastNeeded(known)) {
      ledger.issue(source, cellCountProblem(source, known.header.length))
      return
    }
    if (!source.terminated && source.cells.length < known.header.length) {
      ledger.issue(source, { kind: 'rowCut', column: null })
      return
    }
    const read = readMappedRow(source, known)
    if (read === 'unpaid') {
      ledger.ignore()
      unpaid += 1
      return
    }
    const drafts = isProblem(read) ? read : withRefundColumn(source, known, read)
    if (isProblem(drafts)) {
      ledger.issue(source, drafts)
      return
    }
    for (const { balanceMinor, netMinor, at } of drafts) {
      if (balanceMinor !== null) chain.add(source.line, netMinor, balanceMinor, at)
    }
    ledger.read(...drafts)
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const balance = chain.check()
    const used = Object.values(profile.columns).join(', ')
    return {
      counts,
      scope: `profile:${profile.id}`,
      acquirerId: profile.acquirerId ?? null,
      accounts: [],
      period: ledger.period(),
      statedAt: null,
      checks: [],
      balance,
      unstated: [],
      ...judge({
        counts,
        checks: [],
        balance,
        brokenLine: chain.brokenLine(),
        missing: [],
        remarks: [
          reason('readByMapping', { columns: used }),
          ...(unpaid > 0 ? [reason('rowsUnpaid', { rows: unpaid })] : []),
        ],
      }),
    }
  }
}

function layoutOf(cells: readonly string[], profile: ImportProfile): MappedLayout | null {
  const columns = columnsIn(cells, profile)
  if (columns === null) return null
  return { profile, header: cells.map((cell) => cell.trim()), columns, moment: momentReaderFor(profile) }
}

/** Number of cells up to the last column that a row cannot do without. */
function lastNeeded(layout: MappedLayout): number {
  const { orderNo, time, day, amount } = layout.columns
  return Math.max(...[orderNo, time, day, amount].map((index) => (index === undefined ? 0 : index + 1)))
}

/** The catalogue's entry: reads by the suggestion, where that is sure. */
export const shopOrders: Format = {
  ...mappedFormat({
    id: 'suggested',
    name: 'suggested',
    stream: 'order',
    headerFingerprint: '',
    delimiter: ',',
    columns: {},
    unit: 'yuan',
    currency: 'CNY',
  }),
  detect: (head) => {
    const made = suggestMapping(head)
    return made && isSure(made)
      ? { variant: 'suggested', headerIndex: made.headerIndex, delimiter: made.delimiter }
      : null
  },
  open: (head, sink) => {
    const made = suggestMapping(head)
    if (made === null) throw new Error('no mapping can be suggested for this head')
    return openMapped(profileOf(made, ''), sink)
  },
}
