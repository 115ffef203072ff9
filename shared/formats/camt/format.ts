// Bank statements in XML by ISO 20022: camt.053 (statement), camt.052 (report within the day), camt.054 (notification), all
// versions, with a namespace or without. Source: the ISO 20022 message definitions of Cash Management. Entries come one by
// one as small trees; what is declared (balances, sums, number of entries) is compared when its statement ends.

import type { Instant } from '../../day'
import { reason } from '../../reason'
import { firstText, type MarkupElement, textAt } from '../element'
import type { ColumnClass, Detection, Format, FormatParser, Head, ParseEnd, ParseSink, SourceRow } from '../format'
import { openLedger } from '../ledger'
import { judge } from '../verdict'
import { instantIn } from './amounts'
import { readEntry } from './entry'
import {
  addBalance,
  addEntry,
  type CamtStatement,
  checkStatement,
  newStatement,
  periodIn,
  type Role,
} from './statement'

const ROOTS: Readonly<Record<string, Role>> = {
  BkToCstmrStmt: 'Stmt',
  BkToCstmrAcctRpt: 'Rpt',
  BkToCstmrDbtCdtNtfctn: 'Ntfctn',
}
const NUMBERS: Readonly<Record<Role, string>> = { Stmt: 'camt.053', Rpt: 'camt.052', Ntfctn: 'camt.054' }
const ROOT = /<(?:[A-Za-z_][\w.-]*:)?(BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn))[\s>/]/

function detectCamt(head: Head): Detection | null {
  const text = head.lines.join('\n')
  const root = ROOT.exec(text)?.[1]
  const role = root === undefined ? undefined : ROOTS[root]
  if (role === undefined) return null
  const version = /camt\.05[234]\.\d{3}\.\d{2}/.exec(text)?.[0]
  return { variant: version ?? NUMBERS[role], headerIndex: null }
}

function isRole(name: string | undefined): name is Role {
  return name === 'Stmt' || name === 'Rpt' || name === 'Ntfctn'
}

function openCamt(_head: Head, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const done: CamtStatement[] = []
  const keys = new Map<string, number>()
  let statement: CamtStatement | null = null
  let statedAt: Instant | null = null
  let ended = false
  let informing = 0
  return { row, end }

  function row(source: SourceRow): void {
    const [name = '', text = ''] = source.cells
    if (isRole(name)) {
      close()
      statement = newStatement(name)
    } else if (isRole(name.slice(1)) && name.startsWith('/')) close()
    else if (name === '/Document' || ROOTS[name.slice(1)] !== undefined) ended = true
    else if (name === 'GrpHdr' && source.element) statedAt = instantIn(textAt(source.element, 'CreDtTm'))
    else if (statement) within(statement, source, name, text)
  }

  function within(known: CamtStatement, source: SourceRow, name: string, text: string): void {
    const { element } = source
    if (name === 'Id' && known.id === '') known.id = text
    else if (name === 'LastPgInd') known.more = text === 'false' || text === '0'
    else if (!element) return
    else if (name === 'Ntry') entry(known, source, element)
    else if (name === 'Bal') addBalance(known, element)
    else if (name === 'TxsSummry') known.summary = element
    else if (name === 'FrToDt') known.period = periodIn(element)
    else if (name === 'Acct') {
      known.account = firstText(element, 'Id/IBAN', 'Id/Othr/Id', 'Id/PrtryAcct/Id', 'Id/BBAN')
      known.currency = textAt(element, 'Ccy') || null
    }
  }

  function entry(known: CamtStatement, source: SourceRow, element: MarkupElement): void {
    const read = readEntry(element, source.line, known.account)
    if ('column' in read) {
      ledger.issue(source, { raw: '', ...read })
      return
    }
    if (read.status === 'INFO') {
      informing += 1
      ledger.ignore()
      return
    }
    addEntry(known, read)
    ledger.read(...read.drafts.map((draft) => ({ ...draft, naturalKey: ownKey(draft.account, draft.naturalKey) })))
  }

  /** Two movements of one file are two, whatever reference a bank repeats: the second one's key says so. */
  function ownKey(account: string, key: string | null): string | null {
    if (key === null) return null
    const full = `${account}\n${key}`
    const times = (keys.get(full) ?? 0) + 1
    keys.set(full, times)
    return times === 1 ? key : `${key}|${times}`
  }

  function close(): void {
    if (statement) done.push(statement)
    statement = null
  }

  function end(): ParseEnd {
    const cut = statement !== null || !ended
    close()
    const counts = ledger.counts()
    const found = done.map(checkStatement)
    const accounts = [...new Set(done.flatMap(({ account }) => (account === '' ? [] : [account])))].sort()
    const checks = found.flatMap((each) => each.checks)
    const missing = [...new Set(found.flatMap((each) => each.missing)), ...(cut ? ['</Document>'] : [])]
    const remarks = informing > 0 ? [reason('entriesForInformation', { rows: informing })] : []
    return {
      counts,
      scope: accounts.length === 0 ? null : accounts.join('+'),
      acquirerId: null,
      accounts,
      period: periodOf(done, ledger.period()),
      statedAt,
      checks,
      balance: balanceOf(done, found),
      unstated: [],
      // Every balance is among the checks, which say where it breaks.
      ...judge({ counts, checks, balance: null, missing, remarks }),
    }
  }
}

/** What the statements say they cover, unless an entry lies outside of it. */
function periodOf(statements: readonly CamtStatement[], rows: ParseEnd['period']): ParseEnd['period'] {
  const periods = statements.map(({ period }) => period)
  if (periods.length === 0 || periods.includes(null)) return rows
  const stated = periods.flatMap((period) => (period ? [period] : []))
  const from = stated.map((each) => each.from).sort()[0]
  const to = stated
    .map((each) => each.to)
    .sort()
    .at(-1)
  if (from === undefined || to === undefined) return rows
  return rows === null || (from <= rows.from && to >= rows.to) ? { from, to, declared: true } : rows
}

/** Of one account in one currency: from the first opening to the last closing; a later one begins where it ended. */
function balanceOf(
  statements: readonly CamtStatement[],
  found: readonly ReturnType<typeof checkStatement>[],
): ParseEnd['balance'] {
  const balances = found.flatMap(({ balance }) => (balance ? [balance] : []))
  if (balances.length === 0) return null
  const one = new Set(statements.map(({ account, currency }) => `${account}|${currency}`)).size === 1
  return {
    openingMinor: one ? (balances[0]?.openingMinor ?? null) : null,
    closingMinor: one ? (balances.at(-1)?.closingMinor ?? null) : null,
    chainOk: balances.every(({ chainOk }) => chainOk),
  }
}

const IDS = /(?:Id|Ref|UETR)$/

function classOf(path: readonly string[]): ColumnClass {
  const [name = '', above = ''] = path.toReversed()
  if (name === 'IBAN' || name === 'BBAN') return 'account'
  if (name === 'PAN') return 'card'
  if (name === 'Id' && (above === 'Othr' || above === 'PrtryAcct') && path.some((each) => each.endsWith('Acct'))) {
    return 'account'
  }
  return IDS.test(name) ? 'id' : 'text'
}

export const camt: Format = {
  id: 'camt',
  family: 'camt',
  parserVersion: 1,
  streams: ['bank'],
  tokeniser: 'markup',
  detect: detectCamt,
  columnClass: () => 'text',
  markup: { dialect: 'xml', units: new Set(['GrpHdr', 'FrToDt', 'Acct', 'Bal', 'TxsSummry', 'Ntry']), classOf },
  open: openCamt,
}
