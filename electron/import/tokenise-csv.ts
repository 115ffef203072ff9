// Quoted CSV: lines are gathered into whole rows first, so that line numbers are exact and a quote that is never closed
// costs its own line, not the rest of the file; whole rows go through papaparse.

import Papa from 'papaparse'
import type { Delimiter, SourceRow } from '../../shared/formats/format'
import type { Block } from './lines'
import { staysOpen } from './quotes'
import type { RowReader } from './tokenise'

/** A quoted cell that goes on for longer than this was never closed. */
const LONGEST_ROW = { lines: 50, characters: 65_536 }

interface Line {
  readonly number: number
  readonly text: string
  readonly terminated: boolean
  readonly bad: boolean
}

interface Gathered extends Line {
  readonly fault?: SourceRow['fault']
}

export function csvRows(delimiter: Delimiter): RowReader {
  let pending: Line[] = []
  let length = 0
  let next = 1
  return {
    push(block) {
      next = block.firstLine + block.lines.length
      const gathered: Gathered[] = []
      block.lines.forEach((text, index) => {
        take(lineOf(block, text, index), gathered)
      })
      return parseRows(gathered, delimiter)
    },
    finish() {
      const gathered: Gathered[] = []
      while (pending.length > 0) giveUpFirst(gathered)
      return parseRows(gathered, delimiter)
    },
    settledBefore: () => pending[0]?.number ?? next,
    recut: (raw) => cellsOf(raw, delimiter) ?? raw.split(delimiter),
  }

  function take(line: Line, gathered: Gathered[]): void {
    if (pending.length === 0 && (line.bad || !line.text.includes('"'))) {
      gathered.push(line.bad ? { ...line, fault: 'badBytes' } : line)
      return
    }
    const stillOpen = staysOpen(line.text, pending.length > 0, delimiter)
    pending.push(line)
    length += line.text.length
    if (!stillOpen) {
      gathered.push({ ...joined(), terminated: line.terminated })
      clear()
      return
    }
    while (pending.length > LONGEST_ROW.lines || length > LONGEST_ROW.characters) giveUpFirst(gathered)
  }

  function joined(): Gathered {
    const first = pending[0]
    const text = pending.map((line) => line.text).join('\n')
    const bad = pending.some((line) => line.bad)
    return { number: first?.number ?? 0, text, terminated: true, bad, ...(bad ? { fault: 'badBytes' as const } : {}) }
  }

  /** The first pending line is a fault of its own; the lines after it are taken again. */
  function giveUpFirst(gathered: Gathered[]): void {
    const [first, ...others] = pending
    clear()
    if (!first) return
    gathered.push({ ...first, fault: first.bad ? 'badBytes' : first.terminated ? 'badQuote' : 'rowCut' })
    for (const line of others) take(line, gathered)
  }

  function clear(): void {
    pending = []
    length = 0
  }
}

function lineOf(block: Block, text: string, index: number): Line {
  const terminated = block.terminated || index < block.lines.length - 1
  return { number: block.firstLine + index, text, terminated, bad: block.bad.has(index) }
}

/** One call of the parser for all rows of a block; where its rows do not come out one to one, each is parsed alone. */
function parseRows(gathered: readonly Gathered[], delimiter: Delimiter): readonly SourceRow[] {
  const quoted = gathered.filter((line) => line.fault === undefined && line.text.includes('"'))
  const together = parse(quoted.map((line) => withoutTail(line.text)).join('\n'), delimiter)
  const fits = together.length === quoted.length
  let place = 0
  return gathered.map((line) => {
    const base = { line: line.number, raw: line.text, terminated: line.terminated }
    if (line.fault !== undefined) return { ...base, cells: [], fault: line.fault }
    if (!line.text.includes('"')) return { ...base, cells: line.text.split(delimiter) }
    const cells = fits ? together[place] : cellsOf(line.text, delimiter)
    place += 1
    return cells ? { ...base, cells } : { ...base, cells: [], fault: 'badQuote' as const }
  })
}

/** The cells of one whole row; `null` where the parser sees more or less than one row. */
function cellsOf(text: string, delimiter: Delimiter): readonly string[] | null {
  const rows = parse(withoutTail(text), delimiter)
  return rows.length === 1 ? (rows[0] ?? null) : null
}

/** Blanks after the last closing quote: banks pad their cells, and the parser would take the quote for text. */
function withoutTail(row: string): string {
  return row.replace(/"[ \t]+$/, '"')
}

function parse(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  if (text === '') return []
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' })
  return (parser.parse(text, 0, false) as Papa.ParseResult<string[]>).data
}
