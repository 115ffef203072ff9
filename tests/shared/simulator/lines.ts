// Reads simulated files in a way of its own (splitting text, digits without the point), so that tests count independently.

import type { SimulatedFile, SimulatedShop } from '../../../shared/simulator/shop'

export type Row = Readonly<Record<string, string>>

/** `-12.34` → -1234; five decimals must end in zeros. */
export function fen(text: string): number {
  const match = /^(-?)(\d+)\.(\d\d)0*$/.exec(text)
  if (!match) throw new Error(`not an amount: ${text}`)
  const digits = Number(`${match[2]}${match[3]}`)
  return match[1] === '-' ? 0 - digits : digits
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function named(header: readonly string[], cells: readonly string[]): Row {
  if (header.length !== cells.length) throw new Error(`${cells.length} cells under ${header.length} columns`)
  return Object.fromEntries(header.map((name, at) => [name, (cells[at] ?? '').replace(/\t$/, '')]))
}

/** Splits one line of a CSV with quoting: commas between an even number of quotes. */
function csvCells(line: string): string[] {
  const cells: string[] = []
  for (const part of line.split(',')) {
    const open = cells.at(-1)
    if (open !== undefined && (open.split('"').length - 1) % 2 === 1) cells[cells.length - 1] = `${open},${part}`
    else cells.push(part)
  }
  return cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}

export function filesNamed(shop: SimulatedShop, pattern: RegExp): SimulatedFile[] {
  return shop.files.filter((file) => pattern.test(file.name))
}

export function only(shop: SimulatedShop, pattern: RegExp): SimulatedFile {
  const [file, ...more] = filesNamed(shop, pattern)
  if (file === undefined || more.length > 0) throw new Error(`not exactly one file ${pattern}`)
  return file
}

export function wechatRows(file: SimulatedFile): Row[] {
  const [header = '', ...rest] = file.lines
  const names = header.split(',')
  return rest.filter((line) => /^`\d{4}-/.test(line)).map((line) => named(names, line.slice(1).split(',`')))
}

export function wechatTrailer(file: SimulatedFile): Row | null {
  const at = file.lines.findIndex((line) => line.startsWith('总交易单数'))
  if (at < 0) return null
  return named((file.lines[at] ?? '').split(','), (file.lines[at + 1] ?? '').slice(1).split(',`'))
}

/** Rows between Alipay's header and its closing rule. */
export function alipayRows(file: SimulatedFile): Row[] {
  const at = file.lines.findIndex((line) => !line.startsWith('#'))
  const names = (file.lines[at] ?? '').split(',')
  return file.lines
    .slice(at + 1)
    .filter((line) => !line.startsWith('#'))
    .map((line) => named(names, line.split(',')))
}

export function csvRows(file: SimulatedFile, headerAt = 0): Row[] {
  const names = csvCells(file.lines[headerAt] ?? '')
  return file.lines.slice(headerAt + 1).map((line) => named(names, csvCells(line)))
}
