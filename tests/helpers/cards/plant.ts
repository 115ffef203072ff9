// Numbers planted in a file of any format, by what its columns and parts may hold: card numbers where cards, accounts and
// free text stand (there beside a word for cards), or numbers that only look like cards where references stand.

import { decodeText, type Encoding, encodingOf } from '../../../electron/import/encoding'
import { encodeGb18030 } from '../../../electron/simulator/gb18030'
import type { ColumnClass, Detection, Format, Head } from '../../../shared/formats/format'
import { splitLine } from '../../../shared/formats/header'
import { FORMATS } from '../../../shared/formats/registry'
import type { Pick } from '../fuzz/seeded'
import { cardNumber, luhnNumber, printedCard } from './numbers'

export interface Planted {
  readonly format: string
  readonly bytes: Uint8Array
  /** Rows of cells, where the file is a table that could stand in a sheet. */
  readonly table: readonly (readonly string[])[] | null
  readonly numbers: readonly string[]
}

export type What = 'cards' | 'references'

/** Columns in which people write what they like. */
const FREE = /备注|附言|摘要|用途|商品|名称|说明|户名|note|memo|descri|subject|remark|customer|item name|custom/i

export function plantedIn(bytes: Uint8Array, name: string, what: What, pick: Pick): Planted | null {
  const encoding = encodingOf(bytes)
  if (encoding === null) return null
  const text = decodeText(bytes, encoding, false)
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split(end)
  const head: Head = { lines: lines.slice(0, 60).map((line) => line.replace(/^\ufeff/, '')), name }
  for (const format of FORMATS) {
    const detection = format.detect(head)
    if (!detection) continue
    const numbers: string[] = []
    const planted = plant({ format, detection, head, what, pick, numbers, chinese: encoding !== 'windows-1252' }, lines)
    return { format: format.id, bytes: encoded(planted.lines.join(end), encoding), table: planted.table, numbers }
  }
  return null
}

function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'gb18030') return gb18030(text)
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1')
  return Buffer.from(text, encoding === 'utf-16le' ? 'utf16le' : 'utf8')
}

/** What was no character is a byte that is none. */
function gb18030(text: string): Uint8Array {
  const pieces = text.split('\ufffd').map(encodeGb18030)
  return Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Uint8Array.of(0xff), piece])))
}

interface Planting {
  readonly format: Format
  readonly detection: Detection
  readonly head: Head
  readonly what: What
  readonly pick: Pick
  readonly numbers: string[]
  /** Whether the file's encoding has Chinese words. */
  readonly chinese: boolean
}

function plant(planting: Planting, lines: readonly string[]) {
  const { format, detection } = planting
  if (detection.fields) return { lines: lines.map((line) => inFields(planting, line)), table: null }
  if (format.tokeniser === 'markup') return { lines: lines.map((line) => inMarkup(planting, line)), table: null }
  if (format.tokeniser === 'plain') return { lines: lines.map((line) => inPlain(planting, line)), table: null }
  return inTable(planting, lines)
}

function number({ what, pick, numbers }: Planting, form: 'printed' | 'plain' = 'printed'): string {
  const made = what === 'cards' ? cardNumber(pick) : luhnNumber('9', 16 + pick(4), pick)
  numbers.push(made)
  return what === 'cards' && form === 'printed' ? printedCard(made, pick) : made
}

function sentence(planting: Planting): string {
  const card = number(planting)
  const english = [` card ${card}`, `(bank account ${card})`]
  const words = planting.chinese ? [...english, ` 卡号${card}`, ` 银行卡 ${card} 已退`] : english
  return words[planting.pick(words.length)] ?? ''
}

function inTable(planting: Planting, lines: readonly string[]) {
  const { format, detection, head } = planting
  const headerIndex = detection.headerIndex ?? -1
  const delimiter = detection.delimiter ?? ','
  const header = headerIndex < 0 ? [] : splitLine(head.lines[headerIndex] ?? '', delimiter)
  const table: string[][] = []
  const planted = lines.map((line, index) => {
    const ticked = line.startsWith('`')
    const cells = ticked ? line.slice(1).split(',`') : splitLine(line, delimiter)
    const isRow = index > headerIndex && cells.length === header.length && /\d/.test(line)
    const changed = isRow ? cells.map((cell, at) => inCell(planting, cell, header[at] ?? '', format)) : cells
    table.push(changed)
    if (!isRow) return line
    return ticked
      ? changed.map((cell) => `\`${cell}`).join(',')
      : changed.map((cell) => asCell(cell, delimiter)).join(delimiter)
  })
  return { lines: planted, table: headerIndex < 0 ? null : table }
}

function asCell(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell
}

function inCell(planting: Planting, cell: string, name: string, format: Format): string {
  const kind: ColumnClass = format.columnClass(name)
  if (planting.what === 'references') return kind === 'id' && /\d{3}/.test(cell) ? number(planting) : cell
  if (kind === 'card' || kind === 'account') return number(planting)
  // Now and then in a column of words that mean something: the row cannot be read, and its text is kept as an issue.
  const free = FREE.test(name) || (planting.pick(25) === 0 && /\p{L}/u.test(cell))
  return kind === 'text' && free ? cell + sentence(planting) : cell
}

/** Fields of a fixed width, counted in bytes. */
function inFields(planting: Planting, line: string): string {
  const fields = planting.detection.fields ?? []
  const bytes = Buffer.from(gb18030(line)).toString('latin1')
  if (bytes.length < fields.reduce((sum, { width }) => sum + width, 0)) return line
  let at = 0
  let made = ''
  for (const { name, width } of fields) {
    made += made === '' ? '' : ' '
    made += fieldText(planting, name, bytes.slice(at, at + width))
      .slice(0, width)
      .padEnd(width)
    at += width + 1
  }
  return new TextDecoder('gb18030').decode(Buffer.from(made, 'latin1'))
}

function fieldText(planting: Planting, name: string, text: string): string {
  const kind = planting.format.columnClass(name)
  if (planting.what === 'references') return name === '商户订单号' ? number(planting) : text
  if (kind === 'card' || kind === 'account') return number(planting, 'plain')
  return name === '商户自定义域' || name === '保留使用' ? `card ${number(planting)}` : text
}

function inMarkup(planting: Planting, line: string): string {
  if (planting.what === 'references') {
    return line.replaceAll(/(<(?:AcctSvcrRef|FITID)>)[^<]+/g, (_, tag: string) => tag + number(planting))
  }
  return line
    .replaceAll(/<(?:Ustrd|AddtlNtryInf|Nm|MEMO|NAME)>[^<]+/g, (found) => found + sentence(planting))
    .replaceAll(/(<(?:IBAN|ACCTID)>)[^<]+/g, (_, tag: string) => tag + number(planting, 'plain'))
}

function inPlain(planting: Planting, line: string): string {
  if (planting.what === 'references')
    return line.replace(/(\/\/).+$/, (_, mark: string) => mark + number(planting).slice(0, 19))
  if (line.startsWith(':25:')) return `:25:${number(planting, 'plain')}`
  if (line.startsWith(':86:')) return `${line}${sentence(planting)}?31${number(planting, 'plain')}`
  if (/^[PM]/.test(line) && planting.format.id === 'qif') return line + sentence(planting)
  return /^N\d/.test(line) ? `N${number(planting)}` : line
}
