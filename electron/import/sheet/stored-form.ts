// The two stored forms of a spreadsheet, as the journal's `encoding` names them: the file itself (`xlsx`, and `xlsx#2`
// where the second sheet was read), or the cell table of one sheet.

import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { failure } from '../../../shared/failure'
import { type ByteSource, fileSource } from '../source'
import { Stop } from '../stop'
import { SHEET_KINDS, type SheetKind } from './kind'
import { tableSource } from './table-source'
import { extractInThread } from './thread'

export const TABLE = 'sheet-table'

export interface StoredSheet {
  readonly kind: SheetKind
  /** 0-based place among the sheets. */
  readonly sheet: number
}

export function sheetEncoding({ kind, sheet }: StoredSheet): string {
  return sheet === 0 ? kind : `${kind}#${sheet + 1}`
}

/** `null` for an encoding of text, or of a table. */
export function storedSheet(encoding: string): StoredSheet | null {
  const [name, number = '1', ...more] = encoding.split('#')
  const kind = SHEET_KINDS.find((known) => known === name)
  return kind && more.length === 0 && /^[1-9]\d{0,4}$/.test(number) ? { kind, sheet: Number(number) - 1 } : null
}

/**
 * The cell table of a stored spreadsheet; `null` where the encoding is one of text. Fails (as `Stop`) with `vaultDamaged`
 * where the file is not what was recorded any more.
 */
export async function storedTable(
  path: string,
  name: string,
  encoding: string,
  signal?: AbortSignal,
): Promise<ByteSource | null> {
  const file = fileSource(path, name, (await stat(path)).size)
  if (encoding === TABLE) return file
  const stored = storedSheet(encoding)
  if (stored === null) return null
  const extracted = await extractInThread({ name, bytes: await readFile(path), kind: stored.kind, signal })
  const sheet = extracted.sheets[stored.sheet]
  if (!sheet) throw new Stop(failure('vaultDamaged', { name }))
  return tableSource(file, sheet.table)
}

/** Bytes of a stored file's lines as a person reads them, with their encoding. */
export async function openStoredLines(
  path: string,
  encoding: string,
): Promise<{ readonly bytes: AsyncIterable<Uint8Array>; readonly encoding: string }> {
  const table = await storedTable(path, '', encoding)
  return table === null ? { bytes: createReadStream(path), encoding } : { bytes: table.open(), encoding: 'utf-8' }
}
