// Lines of a file while it is being written, so that every row knows the physical line on which it came to stand.

import type { Day } from '../day'
import { formatMinorPlain, minor } from '../money'
import type { SimulatedFile, TextEncoding } from './shop'
import type { TruthLine } from './truth'

export interface Layout {
  readonly name: string
  readonly archive: string | null
  readonly encoding: TextEncoding
  readonly lineEnd: '\n' | '\r\n'
}

export class Sheet {
  private readonly lines: string[] = []

  constructor(private readonly layout: Layout) {}

  /** Adds a line; `said` learns where it stands. */
  add(line: string, said?: TruthLine[]): void {
    this.lines.push(line)
    said?.push({ file: this.layout.name, line: this.lines.length })
  }

  /** The finished file. Without `terminated` its last line has no line end. */
  file(terminated = true): SimulatedFile {
    return { ...this.layout, lines: this.lines, terminated }
  }
}

/** Yuan with two decimals from whole fen. */
export function yuan(fen: number): string {
  return formatMinorPlain(minor(fen))
}

/** `2026-03-01` → `2026年03月01日 00:00:00`. */
export function chineseMidnight(day: Day): string {
  return `${day.slice(0, 4)}年${day.slice(5, 7)}月${day.slice(8)}日 00:00:00`
}

export function plainDay(day: Day): string {
  return day.replaceAll('-', '')
}

/** `HH:mm:ss` of a second of the day. */
export function clock(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

/** A cell of a CSV with quoting (RFC 4180). */
export function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
