// Bank and card statements in OFX 1 (SGML, tags often unclosed) and OFX 2 (XML), also as QFX. Source: the OFX specifications
// 1.0.2 and 2.1.1. The header's ENCODING and CHARSET are not believed: the bytes decide. A statement carries its closing
// balance but no opening one, so nothing can be added up; FITID is the key within an account.

import type { EntryKind } from '../../entry'
import type { Currency, Minor } from '../../money'
import { isProblem } from '../amount'
import { maskCardNumbers } from '../card-numbers'
import { presentOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import { firstText, type MarkupElement, textAt } from '../element'
import type { ColumnClass, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { openLedger, type RowProblem } from '../ledger'
import { judge } from '../verdict'
import { readOfxAmount, readOfxMoment } from './values'

function detectOfx(head: Head): Detection | null {
  const text = head.lines.join('\n')
  if (!/<OFX>/i.test(text)) return null
  return { variant: /<\?OFX\s/i.test(text) ? 'OFX 2' : 'OFX 1', headerIndex: null }
}

interface Statement {
  account: string
  currency: Currency
  closing: Minor | null
}

/** Identifiers this short are numbered anew in every file; the day and the amount stand beside them in the key. */
const SHORT_ID = 6

function openOfx(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const statements: Statement[] = []
  const periods: { from: string; to: string }[] = []
  let statement: Statement = { account: '', currency: '', closing: null }
  let from = ''
  let ended = false
  return { row, end }

  function row(source: SourceRow): void {
    const [name = '', text = ''] = source.cells
    if (/^(?:CC|INV)?STMTRS$/.test(name)) {
      statement = { account: '', currency: '', closing: null }
      statements.push(statement)
    } else if (name === 'CURDEF') statement.currency = text.toUpperCase()
    else if (name === 'DTSTART') from = text
    else if (name === 'DTEND') periods.push({ from, to: text })
    else if (name === '/OFX') ended = true
    else if (source.element) unit(source, source.element)
  }

  function unit(source: SourceRow, element: MarkupElement): void {
    if (element.name.endsWith('ACCTFROM')) statement.account = textAt(element, 'ACCTID')
    else if (element.name === 'LEDGERBAL') {
      const closing = readOfxAmount(textAt(element, 'BALAMT'), 'LEDGERBAL', statement.currency)
      statement.closing = isProblem(closing) ? null : closing
    } else if (element.name === 'STMTTRN') transaction(source, element)
  }

  function transaction(source: SourceRow, element: MarkupElement): void {
    const currency = textAt(element, 'CURRENCY/CURSYM').toUpperCase() || statement.currency
    const read = readTransaction(element, currency)
    if ('column' in read) {
      ledger.issue(source, { raw: '', ...read })
      return
    }
    const { amount, moment } = read
    const id = presentOrNull(textAt(element, 'FITID'))
    const key = id !== null && id.length < SHORT_ID ? `${id}|${moment.day}|${amount}` : id
    ledger.read(
      draftOf(
        {
          stream: 'bank',
          kind: kindOf(textAt(element, 'TRNTYPE').toUpperCase(), amount),
          line: source.line,
          day: moment.day,
          currency,
          grossMinor: amount,
        },
        { ...statedBy(element), naturalKey: key, account: statement.account, at: moment.at },
      ),
    )
  }

  function end(): ParseEnd {
    const counts = ledger.counts()
    const accounts = [...new Set(statements.flatMap(({ account }) => (account === '' ? [] : [account])))].sort()
    const balanced = statements.every(({ closing }) => closing !== null)
    const missing = [...(statements.length > 0 && balanced ? [] : ['LEDGERBAL']), ...(ended ? [] : ['</OFX>'])]
    const only = statements.length === 1 ? statements[0] : undefined
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: null,
      accounts,
      period: periodOf(periods, ledger.period()),
      statedAt: null,
      checks: [],
      balance: only?.closing == null ? null : { openingMinor: null, closingMinor: only.closing, chainOk: true },
      unstated: [],
      ...judge({ counts, checks: [], balance: null, missing }),
    }
  }
}

function readTransaction(element: MarkupElement, currency: Currency) {
  if (!/^[A-Z]{3}$/.test(currency)) return { kind: 'badCurrency', column: 'CURDEF', raw: currency } satisfies RowProblem
  const posted = textAt(element, 'DTPOSTED')
  if (posted === '') return { kind: 'missingCell', column: 'DTPOSTED' } satisfies RowProblem
  const moment = readOfxMoment(posted)
  if (moment === null) return { kind: 'badDay', column: 'DTPOSTED', raw: posted } satisfies RowProblem
  const amount = readOfxAmount(textAt(element, 'TRNAMT'), 'TRNAMT', currency)
  return isProblem(amount) ? amount : { amount, moment }
}

function statedBy(element: MarkupElement) {
  const note = [textAt(element, 'MEMO'), textAt(element, 'EXTDNAME')].filter((text) => text !== '').join(' ')
  return {
    refs: presentRefs({
      traceNo: presentOrNull(textAt(element, 'REFNUM')) ?? presentOrNull(textAt(element, 'CHECKNUM')),
    }),
    method: textAt(element, 'TRNTYPE') || null,
    counterparty: clean(firstText(element, 'NAME', 'PAYEE/NAME')),
    note: clean(note),
  }
}

function clean(text: string): string | null {
  const plain = text.replace(/\s+/g, ' ').trim().slice(0, 1000)
  return plain === '' ? null : maskCardNumbers(plain, 'nearWords')
}

function kindOf(type: string, amount: Minor): EntryKind {
  if (type === 'FEE' || type === 'SRVCHG') return amount < 0 ? 'fee' : 'feeRefund'
  if (type === 'INT') return 'interest'
  return amount < 0 ? 'transferOut' : 'transferIn'
}

function periodOf(periods: readonly { from: string; to: string }[], rows: ParseEnd['period']): ParseEnd['period'] {
  const read = periods.map(({ from, to }) => ({ from: readOfxMoment(from)?.day, to: readOfxMoment(to)?.day }))
  const from = read.map((each) => each.from).sort()[0]
  const to = read
    .map((each) => each.to)
    .sort()
    .at(-1)
  if (from === undefined || to === undefined || from > to) return rows
  return rows === null || (from <= rows.from && to >= rows.to) ? { from, to, declared: true } : rows
}

function classOf(path: readonly string[]): ColumnClass {
  const name = path.at(-1) ?? ''
  if (name === 'ACCTID' || name === 'ACCTKEY') return 'account'
  return /^(?:FITID|SRVRTID|REFNUM|CHECKNUM|TRNUID|CORRECTFITID|BANKID|INTU\..*)$/.test(name) ? 'id' : 'text'
}

export const ofx: Format = {
  id: 'ofx',
  family: 'ofx',
  parserVersion: 1,
  streams: ['bank'],
  tokeniser: 'markup',
  detect: detectOfx,
  columnClass: () => 'text',
  markup: {
    dialect: 'sgml',
    units: new Set(['STMTTRN', 'BANKACCTFROM', 'CCACCTFROM', 'INVACCTFROM', 'LEDGERBAL', 'STATUS', 'FI']),
    classOf,
  },
  open: openOfx,
}
