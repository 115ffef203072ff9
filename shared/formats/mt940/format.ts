// Bank statements as SWIFT messages: MT940 (customer statement) and MT942 (interim report), with or without envelopes.
// Rules: SWIFT MT940/MT942 message descriptions; :86: as described in details.ts. A file holds any number of statements
// of any number of accounts. A row's day is the booking day where the line states one, else its value day. The lines of a
// field are gathered until the next tag, so memory does not grow with the file.

import type { EntryKind } from '../../entry'
import { presentOrNull } from '../cell'
import { classByName } from '../column-class'
import { draftOf, presentRefs } from '../draft'
import type { Detection, Format, FormatParser, Head, LinePart, ParseEnd, ParseSink, SourceRow } from '../format'
import { openLedger } from '../ledger'
import { judge } from '../verdict'
import { type EntryDetails, readCodedLines, readDetails } from './details'
import { type EntryLine, readBalanceField, readEntryLine, readSumField } from './fields'
import { checkStatements, newStatement, type Statement } from './statement'

const TAG = /^:([0-9]{2}[A-Z]?|NS):(.*)$/s
/** Lines around the messages of an envelope, and end marks. */
const END = /^-(?:\}|XXX|\p{Cc}|$)/u
const LONGEST_FIELD = 200

function detectMt940(head: Head): Detection | null {
  const tags = new Set(head.lines.flatMap((line) => TAG.exec(bare(line))?.[1] ?? []))
  if (!tags.has('20') || !tags.has('25') || !(tags.has('28C') || tags.has('28'))) return null
  if (tags.has('60F') || tags.has('60M')) return { variant: 'MT940', headerIndex: null }
  return tags.has('34F') || tags.has('13D') || tags.has('61') ? { variant: 'MT942', headerIndex: null } : null
}

/** A line without envelope blocks and control characters before it. */
function bare(line: string): string {
  return line.replace(/^(?:\{[^:{}]*:[^{}]*\})*\{4:/, '').replace(/^[\p{Cc}\ufeff]+/u, '')
}

interface Field {
  readonly tag: string
  readonly row: SourceRow
  readonly lines: string[]
}

interface Pending {
  readonly entry: EntryLine
  readonly row: SourceRow
  readonly supplement: string
  details: EntryDetails | null
}

function openMt940(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const statements: Statement[] = []
  let statement: Statement | null = null
  let field: Field | null = null
  let pending: Pending | null = null
  let belongsToEntry = false
  return { row, end }

  function row(source: SourceRow): void {
    const line = bare(source.raw)
    const tag = TAG.exec(line)
    if (tag) {
      closeField()
      field = { tag: tag[1] ?? '', row: source, lines: [tag[2] ?? ''] }
    } else if (END.test(line)) {
      closeField()
      if (statement) statement.ended = true
      closeStatement()
    } else if (field && field.lines.length < LONGEST_FIELD) field.lines.push(line)
    if (!source.terminated && field?.tag === '61') {
      ledger.issue(field.row, { kind: 'rowCut', column: ':61:' })
      field = null
    }
  }

  function closeField(): void {
    const closed = field
    field = null
    if (!closed) return
    const text = (closed.lines[0] ?? '').trim()
    if (closed.tag === '86' || closed.tag === 'NS') {
      if (belongsToEntry && pending) pending.details ??= detailsOf(closed)
      return
    }
    emit()
    belongsToEntry = closed.tag === '61'
    if (closed.tag === '20') {
      closeStatement()
      statement = newStatement()
      return
    }
    statement ??= newStatement()
    if (closed.tag === '61') entryField(closed, statement)
    else headField(closed, text, statement)
  }

  function entryField(closed: Field, known: Statement): void {
    if (known.currency === null) {
      ledger.issue(closed.row, { kind: 'badCurrency', column: ':60F:' })
      return
    }
    // A line that ends after the mark goes on with the amount on the next one.
    const [first = '', ...others] = closed.lines
    const broken = /[A-Z]\s*$/.test(first) && /^\d[\d,]*[A-Z]/.test(others[0] ?? '') && !/\d,/.test(first)
    const text = broken ? first.trimEnd() + (others.shift() ?? '') : first
    const entry = readEntryLine(text, known.currency)
    if ('column' in entry) {
      ledger.issue(closed.row, entry)
      return
    }
    const side = entry.amount < 0 ? known.debits : known.credits
    if (entry.mark !== 'EC' && entry.mark !== 'ED') {
      side.count += 1
      side.sum += Math.abs(entry.amount)
    }
    pending = { entry, row: closed.row, supplement: others.join(' ').trim(), details: null }
  }

  function emit(): void {
    const closed = pending
    pending = null
    if (closed && statement) ledger.read(draftFrom(closed, statement))
  }

  function closeStatement(): void {
    emit()
    if (statement) statements.push(statement)
    statement = null
    belongsToEntry = false
  }

  function end(): ParseEnd {
    closeField()
    emit()
    if (statement) statements.push(statement)
    const counts = ledger.counts()
    const { checks, missing, balance, lastDay } = checkStatements(statements)
    const accounts = [...new Set(statements.flatMap(({ account }) => (account === '' ? [] : [account])))].sort()
    const rows = ledger.period()
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: null,
      accounts,
      period: rows && lastDay && lastDay > rows.to ? { ...rows, to: lastDay } : rows,
      statedAt: null,
      checks,
      balance,
      unstated: [],
      // Every balance is among the checks, which say where it breaks.
      ...judge({ counts, checks, balance: null, missing }),
    }
  }
}

function headField({ tag }: Field, text: string, statement: Statement): void {
  if (tag === '25') {
    statement.account = text
    statement.currency ??= /\d\s?([A-Z]{3})$/.exec(text)?.[1] ?? null
  } else if (tag === '28C' || tag === '28') statement.number = text
  else if (tag === '34F') {
    statement.interim = true
    statement.currency = /^[A-Z]{3}/.exec(text)?.[0] ?? statement.currency
  } else if (tag === '60F' || tag === '60M') {
    const read = readBalanceField(text, statement.currency)
    statement.currency = read?.currency ?? statement.currency
    if (read) statement.opening = { ...read, page: tag === '60M' }
    else statement.unreadBalance = text
  } else if (tag === '62F' || tag === '62M') {
    const read = readBalanceField(text, statement.currency)
    if (read) statement.closing = { ...read, page: tag === '62M' }
    else statement.unreadBalance = text
  } else if (tag === '90D') statement.declared.debits = readSumField(text) ?? 'unread'
  else if (tag === '90C') statement.declared.credits = readSumField(text) ?? 'unread'
}

function detailsOf({ tag, lines }: Field): EntryDetails {
  return tag === 'NS' ? readCodedLines(lines) : readDetails(lines)
}

/** Charges and interest by their type code; a reversal by its mark; everything else by its direction. */
function kindOf({ mark, type, amount }: EntryLine): EntryKind {
  if (mark === 'RC' || mark === 'RD') return 'reversal'
  if (/^[NFS](?:CHG|COM)$/.test(type ?? '')) return amount < 0 ? 'fee' : 'feeRefund'
  if (/^[NFS]INT$/.test(type ?? '')) return 'interest'
  return amount < 0 ? 'transferOut' : 'transferIn'
}

function draftFrom({ entry, row, supplement, details }: Pending, statement: Statement) {
  const said = [details?.note ?? null, presentOrNull(supplement)].filter((text) => text !== null).join(' ')
  const note =
    entry.customerRef === null || said.includes(entry.customerRef) ? said : `${said} ${entry.customerRef}`.trim()
  return draftOf(
    {
      stream: 'bank',
      kind: kindOf(entry),
      line: row.line,
      day: entry.entryDay ?? entry.valueDay,
      currency: statement.currency ?? '',
      grossMinor: entry.amount,
    },
    {
      account: statement.account,
      settleDay: entry.valueDay,
      refs: presentRefs({ traceNo: entry.bankRef }),
      method: entry.type,
      counterparty: details?.counterparty ?? null,
      note: note === '' ? null : note,
      status: statusOf(entry),
    },
  )
}

function statusOf({ mark }: EntryLine): string | null {
  if (mark === 'EC' || mark === 'ED') return 'expected'
  return mark === 'RC' || mark === 'RD' ? mark : null
}

/** Account numbers stand in :25: and in the subfields ?31 and ?38; references must stay whole. */
function partsOf(line: string): readonly LinePart[] {
  const text = bare(line)
  const shift = line.length - text.length
  const tag = /^:(25|20|21|28C?|61):/.exec(text)
  if (tag) return [{ start: shift, end: line.length, class: tag[1] === '25' ? 'account' : 'id' }]
  return [...line.matchAll(/\?(\d{2})([^?]*)/g)].map((match) => ({
    start: match.index + 3,
    end: match.index + match[0].length,
    class: match[1] === '31' || match[1] === '38' ? ('account' as const) : ('text' as const),
  }))
}

export const mt940: Format = {
  id: 'mt940',
  family: 'mt940',
  parserVersion: 1,
  streams: ['bank'],
  tokeniser: 'plain',
  detect: detectMt940,
  columnClass: classByName,
  lineParts: partsOf,
  open: openMt940,
}
