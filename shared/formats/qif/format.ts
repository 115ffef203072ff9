// Quicken Interchange Format: movements of bank, cash and card accounts as letters and texts. Source: Quicken's QIF
// description; letters D date, T and U amount, P payee, M memo, N number, L category, S E $ parts of a split. The file states
// neither the order of its dates nor its decimal mark nor its currency, so records are kept until all of it is known; what
// its data leave open is asked, and an import profile that names this format answers.

import type { Day } from '../../day'
import { currencyDecimals, type Minor, sumMinor } from '../../money'
import { type Reason, reason } from '../../reason'
import type { ImportProfile } from '../../settings'
import { isProblem } from '../amount'
import { maskCardNumbers } from '../card-numbers'
import { presentOrNull } from '../cell'
import { draftOf, presentRefs } from '../draft'
import type { DeclaredCheck, Detection, Format, FormatParser, Head, LinePart, ParseEnd, ParseSink } from '../format'
import { openLedger } from '../ledger'
import { type NumberForm, openNumberEvidence } from '../mapping/number-form'
import { readPrinted } from '../printed-amount'
import { checkCount, judge } from '../verdict'
import { type DatesDecision, decideDates } from './dates'
import { isMoneySection, openRecords, type QifRecord } from './records'

type Answers = Pick<ImportProfile, 'dateOrder' | 'decimal' | 'currency'>

function detectQif(head: Head): Detection | null {
  const sections = head.lines
    .map((line) => line.replace(/^\ufeff/, ''))
    .filter((line) => /^!(?:type:|account|option:)/i.test(line))
  if (sections.length === 0) return null
  return { variant: sections.find(isMoneySection)?.slice(1).trim() ?? 'lists', headerIndex: null }
}

function openQif(answers: Partial<Answers>, sink: ParseSink): FormatParser {
  const ledger = openLedger(sink)
  const records: QifRecord[] = []
  const taken = openRecords({
    record: (record) => records.push(record),
    investment: () => ledger.ignore(),
    cut: (row) => ledger.issue(row, { kind: 'rowCut', column: null }),
  })
  return {
    row: taken.row,
    end() {
      taken.end()
      return endOf(records, answers, ledger)
    },
  }
}

function endOf(
  records: readonly QifRecord[],
  answers: Partial<Answers>,
  ledger: ReturnType<typeof openLedger>,
): ParseEnd {
  const currency = answers.currency ?? 'CNY'
  const dates = decideDates(
    records.map(({ date }) => date),
    answers.dateOrder,
  )
  const numbers = numberFormOf(records, currency, answers.decimal)
  const open = [...questionsOf(dates), ...(typeof numbers === 'string' ? [] : [numbers])]
  const splits = { whole: 0, count: 0 }
  const checks: DeclaredCheck[] = []
  if (dates.kind === 'one' && typeof numbers === 'string') {
    records.forEach((record, index) => {
      const day = dates.reading.days[index] ?? null
      const amount = readPrinted(record.amount, 'T', currencyDecimals(currency), numbers)
      if (isProblem(amount)) ledger.issue(record.row, amount)
      else if (day === null) ledger.issue(record.row, { kind: 'badDay', column: 'D', raw: record.date })
      else {
        ledger.read(draftFrom(record, day, amount, currency))
        checks.push(...splitChecks(record, amount, numbers, currency, splits))
      }
    })
  }
  const counts = ledger.counts()
  const accounts = ledger.accounts()
  if (splits.count > 0) checks.push(checkCount('$', splits.count, splits.whole))
  const remarks = answers.currency === undefined && records.length > 0 ? [reason('currencyUnstated', { currency })] : []
  const judged = judge({ counts, checks, balance: null, missing: [], remarks })
  return {
    counts:
      open.length === 0
        ? counts
        : { ...counts, dataRows: counts.dataRows + records.length, ignored: counts.ignored + records.length },
    scope: accounts.length === 0 ? null : accounts.join('+'),
    acquirerId: null,
    accounts,
    period: ledger.period(),
    statedAt: null,
    checks,
    balance: null,
    unstated: [],
    ...(open.length === 0 ? judged : { verdict: 'refuse' as const, reasons: open }),
  }
}

function questionsOf(dates: DatesDecision): readonly Reason[] {
  if (dates.kind === 'one') return []
  const readings = dates.readings.map(({ order, days }) => `${order} ${days[dates.at] ?? '—'}`)
  return [reason('readingAmbiguous', { text: dates.text, readings: [...new Set(readings)].join(' / ') })]
}

/** The decimal mark, or the question where amounts can be read with both. */
function numberFormOf(
  records: readonly QifRecord[],
  currency: string,
  chosen: NumberForm | undefined,
): NumberForm | Reason {
  const evidence = openNumberEvidence()
  const decimals = currencyDecimals(currency)
  for (const { amount, splits } of records) for (const text of [amount, ...splits]) evidence.add(text, decimals)
  const { value, readings, reason: why } = evidence.decide()
  if (value !== null) return value
  if (chosen !== undefined) return chosen
  const [one] = readings
  if (!one)
    return reason('readingAmbiguous', {
      text: why.params.text ?? '',
      readings: `point / comma ${why.params.other ?? ''}`,
    })
  return reason('readingAmbiguous', {
    text: one.text,
    readings: readings.map(({ form, means }) => `${form} ${means}`).join(' / '),
  })
}

function splitChecks(
  record: QifRecord,
  amount: Minor,
  form: NumberForm,
  currency: string,
  splits: { whole: number; count: number },
): readonly DeclaredCheck[] {
  if (record.splits.length === 0) return []
  splits.count += 1
  const parts: Minor[] = []
  for (const text of record.splits) {
    const read = readPrinted(text, '$', currencyDecimals(currency), form)
    if (isProblem(read)) return []
    parts.push(read)
  }
  const sum = sumMinor(parts)
  if (sum === amount) splits.whole += 1
  return sum === amount ? [] : [{ name: `$ ${record.row.line}`, declared: amount, computed: sum, ok: false, currency }]
}

function draftFrom(record: QifRecord, day: Day, amount: Minor, currency: string) {
  const opening = /^opening balance$/i.test(record.payee) && /^\[.*\]$/.test(record.category)
  const note = [record.memo, opening ? '' : record.category].filter((text) => text !== '').join(' ')
  return draftOf(
    {
      stream: 'bank',
      kind: opening ? 'adjustment' : amount < 0 ? 'transferOut' : 'transferIn',
      line: record.row.line,
      day,
      currency,
      grossMinor: amount,
    },
    {
      account: record.account,
      refs: presentRefs({ traceNo: presentOrNull(record.number) }),
      counterparty: textOf(record.payee),
      note: textOf(note),
      status: opening ? 'opening' : null,
    },
  )
}

function textOf(text: string): string | null {
  const plain = text.slice(0, 1000)
  return plain === '' ? null : maskCardNumbers(plain, 'nearWords')
}

/** The letter is no part of the text. N is the name of an account, or the number of a cheque. */
function partsOf(line: string): readonly LinePart[] {
  return [{ start: 1, end: Math.max(1, line.length), class: /^N\d/.test(line) ? 'account' : 'text' }]
}

export const qif: Format = {
  id: 'qif',
  family: 'qif',
  parserVersion: 1,
  streams: ['bank'],
  tokeniser: 'plain',
  detect: detectQif,
  columnClass: () => 'text',
  lineParts: partsOf,
  open: (_head, sink) => openQif({}, sink),
  settled: (profile) => ({ ...qif, open: (_head, sink) => openQif(profile, sink) }),
}
