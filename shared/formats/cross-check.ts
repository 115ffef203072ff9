// What a control file declares of a detail file is a declared check of that detail: the two are found by format family,
// scope and day, whether they came out of one archive or were added to the book apart.

import type { EntryDraft } from '../entry'
import type { Control, ControlTotal, DeclaredCheck, ParsedFile } from './format'
import { differing } from './verdict'

/**
 * The same files; a detail that a control file among them speaks of has its totals as further checks, and is
 * `incomplete` where one does not hold. The answer does not depend on the order of the files; doing it twice adds nothing.
 */
export function crossChecked<F extends ParsedFile>(files: readonly F[]): readonly F[] {
  const controls = files.flatMap((file) => (file.control ? [{ file, control: file.control }] : []))
  if (controls.length === 0) return files
  return files.map((file) => {
    const checks = controls.flatMap((one) => (speaksOf(one, file) ? checksOf(one.control.totals, file, files) : []))
    return withChecks(file, checks)
  })
}

function speaksOf(
  { file, control }: { readonly file: ParsedFile; readonly control: Control },
  detail: ParsedFile,
): boolean {
  if (detail.control || detail.family !== file.family || detail.scope === null || detail.scope !== file.scope)
    return false
  return isOfDay(detail, control, file)
}

function isOfDay(detail: ParsedFile, control: Control, file: ParsedFile): boolean {
  if (control.settleDay !== null) return detail.drafts[0]?.settleDay === control.settleDay
  return detail.period?.from === file.period?.from && detail.period?.to === file.period?.to
}

function checksOf(
  totals: readonly ControlTotal[],
  detail: ParsedFile,
  files: readonly ParsedFile[],
): readonly DeclaredCheck[] {
  return totals.flatMap((total) => {
    if (total.measure === 'orderMinor' && detail.drafts.every(({ orderMinor }) => orderMinor === null)) return []
    const readings = total.formats.flatMap((formats) => {
      if (formats[0] !== detail.format) return []
      const others = formats.slice(1).map((format) => besides(detail, format, files))
      return others.includes(undefined) ? [] : [[detail, ...others.filter((one) => one !== undefined)]]
    })
    const sums = readings.flatMap((reading) => sumsOf(total, reading))
    const [first] = sums
    if (first === undefined) return []
    const agreeing = sums.find((sum) => agrees(total, sum))
    const check = {
      name: total.name,
      declared: total.declared,
      computed: agreeing ?? first,
      ok: agreeing !== undefined,
    }
    return [total.measure === 'rows' ? { ...check, unit: 'count' as const } : check]
  })
}

/** The file of another format for the same scope and day. */
function besides(detail: ParsedFile, format: string, files: readonly ParsedFile[]): ParsedFile | undefined {
  const day = detail.drafts[0]?.settleDay ?? null
  return files
    .filter((file) => file.format === format && file.family === detail.family && file.scope === detail.scope)
    .filter((file) => (file.drafts[0]?.settleDay ?? null) === day)
    .toSorted((a, b) => (a.file < b.file ? -1 : 1))[0]
}

function sumsOf(total: ControlTotal, files: readonly ParsedFile[]): readonly number[] {
  const drafts = files.flatMap((file) => file.drafts)
  return (total.kinds ?? [null]).map((kinds) =>
    drafts.reduce((sum, draft) => (kinds === null || kinds.includes(draft.kind) ? sum + partOf(total, draft) : sum), 0),
  )
}

function partOf({ measure, side }: ControlTotal, draft: EntryDraft): number {
  if (measure === 'rows') {
    return side === undefined || (side === 'in' ? draft.netMinor > 0 : draft.netMinor < 0) ? 1 : 0
  }
  const amount = draft[measure] ?? 0
  if (side === undefined) return amount
  return side === 'in' ? Math.max(0, amount) : Math.max(0, -amount)
}

function agrees(total: ControlTotal, sum: number): boolean {
  return total.unsigned ? Math.abs(sum) === Math.abs(total.declared) : sum === total.declared
}

function withChecks<F extends ParsedFile>(file: F, found: readonly DeclaredCheck[]): F {
  const known = new Set(file.checks.map(({ name }) => name))
  const checks = found.filter((check, index) => {
    return !known.has(check.name) && found.findIndex(({ name }) => name === check.name) === index
  })
  if (checks.length === 0) return file
  const doubts = checks.filter((check) => !check.ok).map(differing)
  return {
    ...file,
    checks: [...file.checks, ...checks],
    verdict: doubts.length > 0 && file.verdict === 'accept' ? 'incomplete' : file.verdict,
    reasons: [...file.reasons, ...doubts],
  }
}
