// A spreadsheet becomes its bills: each visible sheet in which a format is recognised, or the one that a mapping fits. One
// sheet without anything masked is stored as the file itself; in every other case its cell table is stored.

import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { failure } from '../../../shared/failure'
import { type Chosen, chooseForSource, type NotChosen } from '../choose-format'
import type { Probe } from '../probe'
import type { ReadOptions } from '../read'
import { type Kept, type MemberOutcome, refusalOf, refuse, takeMember } from '../read-member'
import type { ByteSource } from '../source'
import { Stop } from '../stop'
import type { Extracted, SheetTable } from './extract'
import type { SheetKind } from './kind'
import { longNumbers } from './leftover-numbers'
import { sheetEncoding, TABLE } from './stored-form'
import { tableProbe, tableSource } from './table-source'
import { extractInThread, SHEET_LIMIT_BYTES } from './thread'

interface Look {
  readonly sheet: SheetTable
  /** 0-based place among all sheets. */
  readonly place: number
  readonly source: ByteSource
  readonly probe: Probe
  readonly choice: Chosen | NotChosen
}
type SheetChoice = Look & { readonly choice: Chosen }

/** Reads a spreadsheet. What cannot be opened at all is refused, as a text that cannot be read is. */
export async function readSheets(
  source: ByteSource,
  kind: SheetKind,
  options: ReadOptions,
  onBytes: (bytes: number) => void,
): Promise<readonly MemberOutcome[]> {
  try {
    const bytes = await allBytes(source, onBytes)
    const extracted = await extractInThread({ name: source.name, bytes, kind, signal: options.signal })
    const looks = await lookAtSheets(source, extracted.sheets, options)
    const chosen = chosenOf(looks)
    const [only] = chosen
    if (only === undefined) return [await refuseAll(source, kind, looks)]
    const unread = looks.filter((look) => !chosen.some(({ place }) => place === look.place))
    const sheets = { unread: unread.map(({ sheet }) => sheet.name) }
    const outcomes: MemberOutcome[] = []
    for (const look of chosen) {
      const original = chosen.length === 1 ? { bytes, numbers: extracted.numbers, kind } : null
      outcomes.push(await readSheet(look, original, sheets.unread, options))
    }
    return outcomes
  } catch (error) {
    if (!(error instanceof Stop) || error.failure.kind === 'cancelled') throw error
    return [await refuse(source, kind, { failure: error.failure })]
  }
}

async function lookAtSheets(
  source: ByteSource,
  sheets: readonly SheetTable[],
  options: ReadOptions,
): Promise<readonly Look[]> {
  const looks: Look[] = []
  for (const [place, sheet] of sheets.entries()) {
    if (sheet.table.length === 0) continue
    const table = tableSource(source, sheet.table)
    const probe = await tableProbe(table)
    looks.push({
      sheet,
      place,
      source: table,
      probe,
      choice: await chooseForSource(table, probe, options),
    })
  }
  return looks
}

/** Every visible sheet of a known format; else the first that a suggested mapping reads; else the same of hidden ones. */
function chosenOf(looks: readonly Look[]): readonly SheetChoice[] {
  for (const hidden of [false, true]) {
    const here = looks.filter((look): look is SheetChoice => look.sheet.hidden === hidden && 'format' in look.choice)
    const known = here.filter(({ choice }) => !choice.profile?.id.startsWith('suggested-'))
    if (known.length > 0) return known
    if (here.length > 0) return here.slice(0, 1)
  }
  return []
}

/** The clearest reason: a bill of another kind, then a layout whose columns can be named. */
async function refuseAll(source: ByteSource, kind: SheetKind, looks: readonly Look[]): Promise<MemberOutcome> {
  const refusals = looks.flatMap(({ choice }) => ('format' in choice ? [] : [choice]))
  const why =
    refusals.find((one) => one.failure.kind === 'notMerchantRecord') ??
    refusals.find((one) => one.profile !== null) ??
    refusals[0]
  return refuse(source, kind, why ? refusalOf(why) : { failure: failure('fileEmpty', { name: source.name }) })
}

interface Original {
  readonly bytes: Uint8Array
  readonly kind: SheetKind
  readonly numbers: Extracted['numbers']
}

async function readSheet(
  look: SheetChoice,
  original: Original | null,
  sheetsUnread: readonly string[],
  options: ReadOptions,
): Promise<MemberOutcome> {
  const { source, probe, choice, sheet, place } = look
  const settle = async (storedPath: string, kept: Kept) => {
    if (original === null || !(await isClean(storedPath, kept, original.numbers))) {
      return { ...kept, stored: { ...kept.stored, original: null }, encoding: TABLE }
    }
    await writeFile(storedPath, original.bytes)
    const sha256 = createHash('sha256').update(original.bytes).digest('hex')
    const stored = { bytes: original.bytes.length, sha256, original: sha256 }
    return { ...kept, stored, encoding: sheetEncoding({ kind: original.kind, sheet: place }) }
  }
  // Progress has been told while the file was taken in.
  const read = await takeMember({ source, probed: probe, chosen: choice, options, onBytes: () => {}, settle })
  if (read.kind === 'refused') return read
  return { kind: 'read', member: { ...read.member, sheet: { name: sheet.name, unread: sheetsUnread } } }
}

/** Nothing was masked in the sheet, and no other part of the file holds what may be a card number. */
async function isClean(storedPath: string, kept: Kept, numbers: Extracted['numbers']): Promise<boolean> {
  if (kept.rows.maskedNumbers > 0 || numbers === null) return false
  if (numbers.length === 0) return true
  const shown = new Set(longNumbers(await readFile(storedPath, 'utf8')))
  return numbers.every((run) => shown.has(run))
}

async function allBytes(source: ByteSource, onBytes: (bytes: number) => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of source.open()) {
    length += chunk.length
    if (length > SHEET_LIMIT_BYTES) {
      const limitMegabytes = SHEET_LIMIT_BYTES / 2 ** 20
      throw new Stop(failure('fileTooLarge', { name: source.name, limitMegabytes }))
    }
    onBytes(chunk.length)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
