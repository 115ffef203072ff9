// Facts that need no partner to be worth telling: disputes, sales outside a binding, revised rows, incomplete files.

import type { Entry } from '../entry'
import { ZERO } from '../money'
import type { TerminalBinding } from '../settings'
import { merchantOf } from '../settlement/counted'
import { acquirerOf } from '../settlement/coverage'
import { because, money } from './codes'
import type { Coverage } from './model'
import { revisedParams } from './revised-fields'
import { isInBook, kindClass, type Run, raise } from './run'

export function raiseNotices(run: Run): void {
  raiseChargebacks(run)
  raiseTerminals(run)
  raiseRevisions(run)
  raiseIncomplete(run)
}

/** Each chargeback once: a row of the account repeats one that the bill has told of already. */
function raiseChargebacks(run: Run): void {
  const told = new Set<string>()
  for (const entry of [...run.streams.payment, ...run.streams.fund]) {
    if (entry.kind !== 'chargeback' || !isInBook(run, entry.day)) continue
    const number = entry.refs.acquirerNo ?? entry.refs.orderNo
    const key = `${acquirerOf(entry)}|${number}|${entry.grossMinor}`
    if (entry.stream === 'fund' && number !== undefined && told.has(key)) continue
    told.add(key)
    raise(run, {
      ...about(run, entry),
      type: 'chargeback',
      minor: entry.grossMinor,
      reason: because('disputed', { inDay: entry.day, ...money(entry.currency, { amountMinor: entry.grossMinor }) }),
    })
  }
}

function about(run: Run, entry: Entry) {
  return {
    day: entry.day,
    currency: entry.currency,
    entries: [entry.id],
    acquirerId: acquirerOf(entry),
    merchantNo: merchantOf(run.cover, entry),
  }
}

/** Sales of terminals that the owner has registered, outside every binding or under another merchant number. */
function raiseTerminals(run: Run): void {
  const register = new Map<string, TerminalBinding[]>()
  for (const binding of run.input.settings.terminals) {
    const known = register.get(binding.terminalNo)
    if (known) known.push(binding)
    else register.set(binding.terminalNo, [binding])
  }
  if (register.size === 0) return
  for (const entry of run.streams.payment) {
    if (kindClass(entry.kind) !== 'sale' || entry.terminalNo === null || !isInBook(run, entry.day)) continue
    const all = register.get(entry.terminalNo) ?? []
    const bindings = all.filter((each) => each.acquirerId === undefined || each.acquirerId === acquirerOf(entry))
    if (bindings.length > 0) checkBinding(run, entry, bindings)
  }
}

function checkBinding(run: Run, entry: Entry, bindings: readonly TerminalBinding[]): void {
  const { day } = entry
  const terminalNo = entry.terminalNo ?? ''
  const amounts = money(entry.currency, { amountMinor: entry.grossMinor })
  const made = { ...about(run, entry), minor: entry.grossMinor }
  const holding = bindings.filter((each) => day >= each.boundOn && (!each.unboundOn || day < each.unboundOn))
  if (holding.length === 0) {
    const ended = bindings.flatMap((each) => (each.unboundOn && each.unboundOn <= day ? [each.unboundOn] : [])).sort()
    const unboundDay = ended[ended.length - 1]
    if (unboundDay) {
      const reason = because('soldAfterUnbind', { terminalNo, unboundDay, inDay: day, ...amounts })
      raise(run, { ...made, type: 'afterUnbind', reason })
    } else {
      const reason = because('soldOutsideBinding', { terminalNo, inDay: day, ...amounts })
      raise(run, { ...made, type: 'wrongTerminal', reason })
    }
    return
  }
  const merchants = holding.flatMap((each) => (each.merchantNo ? [each.merchantNo] : []))
  if (merchants.length < holding.length || entry.merchantNo === null || merchants.includes(entry.merchantNo)) return
  const params = { terminalNo, ours: merchants.sort().join(' '), theirs: entry.merchantNo, ...amounts }
  raise(run, { ...made, type: 'wrongTerminal', reason: because('soldForOtherMerchant', params) })
}

/** One notice per revised row, however many older versions of it there are. */
function raiseRevisions(run: Run): void {
  const byEntry = new Map<string, Set<string>>()
  for (const revision of run.input.revisions) {
    const fields = byEntry.get(revision.entry) ?? new Set<string>()
    byEntry.set(revision.entry, fields)
    for (const field of revision.fields) fields.add(field)
  }
  for (const [id, fields] of byEntry) {
    const entry = run.byId.get(id)
    if (!entry) continue
    const reason = because('rowRevised', revisedParams(fields))
    raise(run, { ...about(run, entry), type: 'revised', minor: ZERO, reason })
  }
}

/** One notice per file, whatever streams and accounts it speaks of. */
function raiseIncomplete(run: Run): void {
  const told = new Set<string>()
  const coverage = [...run.input.coverage].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  for (const { incomplete, acquirerId, account } of coverage) {
    for (const { file, from, to } of incomplete) {
      if (told.has(file)) continue
      told.add(file)
      raise(run, {
        type: 'incompleteFile',
        day: from,
        currency: run.input.settings.currency,
        minor: ZERO,
        entries: [],
        acquirerId,
        merchantNo: account === '' ? null : account,
        reason: because('fileIncomplete', { fromDay: from, toDay: to, file }),
        mark: file,
      })
    }
  }
}

function sortKey(coverage: Coverage): string {
  return `${coverage.stream}|${coverage.acquirerId ?? ''}|${coverage.account}|${coverage.family}`
}
