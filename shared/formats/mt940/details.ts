// What a bank writes to an entry: :86: with numbered subfields (?00 posting text, ?20–?29 and ?60–?63 purpose, ?32 ?33
// name), with SEPA words between slashes, or free; and :NS: lines with two-digit codes. Source: the DFÜ agreement's annex
// on MT940 (numbered subfields), Rabobank and ING format descriptions (slash words).

import { maskCardNumbers } from '../card-numbers'

export interface EntryDetails {
  readonly counterparty: string | null
  readonly note: string | null
}

const LONGEST = 1000
/** A subfield that fills its 27 characters goes on in the next one without a blank. */
const FULL = 27
const LINE_FULL = 65

/** Reads the lines of a :86: field. Card numbers that were wrapped over two lines are masked here. */
export function readDetails(lines: readonly string[]): EntryDetails {
  const text = lines.join('')
  if (/\?\d{2}/.test(text) && /^\s*(?:\d{3})?\s*\?\d{2}|\?(?:00|20|32)/.test(text)) return numbered(text)
  const free = lines.reduce((all, line, index) => `${all}${glue(lines[index - 1], LINE_FULL)}${line}`, '')
  const name = /\/NAME\/([^/]+)/.exec(free)?.[1] ?? null
  return details(name, free)
}

function numbered(text: string): EntryDetails {
  const subfields = [...text.matchAll(/\?(\d{2})((?:(?!\?\d{2})[\s\S])*)/g)].map((match) => ({
    code: Number(match[1]),
    text: match[2] ?? '',
  }))
  const joined = (wanted: (code: number) => boolean) =>
    subfields
      .filter(({ code }) => wanted(code))
      .reduce((all, { text: part }, index, chosen) => `${all}${glue(chosen[index - 1]?.text, FULL)}${part}`, '')
  const posting = joined((code) => code === 0)
  const purpose = joined((code) => (code >= 20 && code <= 29) || (code >= 60 && code <= 63))
  return details(
    joined((code) => code === 32 || code === 33),
    `${posting} ${purpose}`,
  )
}

/** Reads the lines of a :NS: field under an entry: 01–14 purpose, 15 and 16 name, 17 posting text. */
export function readCodedLines(lines: readonly string[]): EntryDetails {
  const at = (from: number, to: number) =>
    lines
      .filter((line) => Number(line.slice(0, 2)) >= from && Number(line.slice(0, 2)) <= to)
      .map((line) => line.slice(2).trim())
      .join(' ')
  return details(at(15, 16), `${at(17, 17)} ${at(1, 14)}`)
}

function glue(before: string | undefined, full: number): string {
  return before === undefined || before.length >= full ? '' : ' '
}

function details(name: string | null, note: string): EntryDetails {
  return { counterparty: clean(name ?? ''), note: clean(note) }
}

function clean(text: string): string | null {
  const plain = text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
  return plain === '' ? null : maskCardNumbers(plain, 'nearWords')
}
