// What must hold of every file that was read, whatever was done to it. For every bill in it:
// 1. Each data row is counted once, and there are as many issues as the counts say.
// 2. Every draft stands in the file: its row exists, its number is in that row's text, and so is its amount.
// 3. The stored copy, read again, gives the same drafts.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { decodeText, ENCODINGS } from '../../../electron/import/encoding'
import { parseStored } from '../../../electron/import/parse-stored'
import type { ReadMember, ReadOutcome } from '../../../electron/import/read'
import type { EntryDraft } from '../../../shared/entry'
import { crossChecked } from '../../../shared/formats/cross-check'
import type { ParsedFile } from '../../../shared/formats/format'
import { must } from '../../../shared/result'

/** Formats that add several rows up to one entry: its amount is printed nowhere. */
const GATHERING: ReadonlySet<string> = new Set(['square-items', 'shopify-orders'])

/** Throws at the first thing that does not hold. Files of spreadsheets are only counted and read again. */
export async function assertSound(outcome: ReadOutcome): Promise<void> {
  const again: ParsedFile[] = []
  for (const member of outcome.members) {
    assertCounts(member.parsed)
    const encoding = ENCODINGS.find((known) => known === member.encoding)
    if (encoding) assertInFile(member.parsed, decodeText(await readFile(member.storedPath), encoding, false))
    again.push(await readAgain(member))
  }
  assert.deepEqual(
    crossChecked(again),
    outcome.members.map(({ parsed }) => parsed),
    'the stored copy gives other drafts',
  )
}

async function readAgain(member: ReadMember): Promise<ParsedFile> {
  const { storedPath, sha256: file, name, profile, encoding, parsed } = member
  return must(await parseStored(storedPath, { file, name, format: parsed.format, encoding, profile }))
}

function assertCounts({ counts, issues, drafts }: ParsedFile): void {
  assert.equal(issues.length, counts.issues, 'as many issues as counted')
  assert.ok(counts.issues + counts.ignored <= counts.dataRows, 'each row is counted once')
  for (const draft of drafts) assert.equal(draft.grossMinor + draft.feeMinor, draft.netMinor)
}

/** The row of a draft goes on to the line on which the next draft or issue begins. */
function assertInFile(parsed: ParsedFile, text: string): void {
  const lines = text.split(text.includes('\n') ? '\n' : '\r')
  const begins = [...parsed.drafts, ...parsed.issues].map(({ line }) => line).sort((a, b) => a - b)
  const next = new Map(begins.map((line, index) => [line, begins.slice(index).find((other) => other > line)]))
  for (const draft of parsed.drafts) {
    assert.ok(draft.line >= 1 && draft.line <= lines.length, `line ${draft.line} is not in the file`)
    const row = lines.slice(draft.line - 1, (next.get(draft.line) ?? lines.length + 1) - 1).join('\n')
    const number = draft.refs.acquirerNo ?? draft.refs.orderNo
    assert.ok(number === undefined || row.includes(number), `${number} is not in the row of line ${draft.line}: ${row}`)
    if (GATHERING.has(parsed.format) || isMapped(parsed)) continue
    assert.ok(isPrinted(draft, row), `no amount of line ${draft.line} (${draft.grossMinor}) is in its row: ${row}`)
  }
}

/** A mapped table may have a column for each way: an entry is what came in less what went out of its row. */
function isMapped({ format }: ParsedFile): boolean {
  return format.startsWith('mapped-') || format === 'shop-orders' || format === 'bank-generic'
}

/** Some amount of the draft stands in its row, in whatever form; what is computed (net + fees) has its parts there. */
function isPrinted(draft: EntryDraft, row: string): boolean {
  const digits = row.replace(/[.,'\s\u00a0\u202f]/g, '')
  const amounts = [draft.grossMinor, draft.netMinor, draft.orderMinor, draft.authorisedMinor]
  return amounts.some(
    (amount) => amount === 0 || (amount !== null && forms(amount).some((form) => digits.includes(form))),
  )
}

/** An amount's digits without decimal mark; trailing zeros of the decimals may have been left out. */
function forms(amount: number): readonly string[] {
  const digits = String(Math.abs(amount))
  return [digits, digits.replace(/0$/, ''), digits.replace(/00$/, '')].filter((form) => form !== '')
}
