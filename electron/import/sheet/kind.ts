// What kind of spreadsheet a member is, told by its bytes and never by its name: banks call web pages and text `.xls`.

import { decodeText, encodingOf } from '../encoding'
import { type ByteSource, firstBytes } from '../source'

export const SHEET_KINDS = ['xls', 'xlsx', 'xml-sheet', 'html'] as const
export type SheetKind = (typeof SHEET_KINDS)[number]

/** How many first bytes decide. */
const KIND_BYTES = 4096

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0]
const WEB_PAGE = /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style|div)\b/i
const XML_SHEET = /^\s*<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/

/**
 * The kind of the first bytes of a member, or `null` where it is text. A zip that unpacking has left whole is a
 * spreadsheet of parts.
 */
export function sheetKindOf(head: Uint8Array): SheetKind | null {
  if (OLE2.every((byte, at) => head[at] === byte)) return 'xls'
  if (isBareRecords(head)) return 'xls'
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return 'xlsx'
  return markupKind(head)
}

/** Records of the oldest spreadsheets without a container around them: a beginning-of-file record of a known length. */
function isBareRecords(head: Uint8Array): boolean {
  const version = head[1] ?? 0
  return head[0] === 0x09 && [0, 2, 4, 8].includes(version) && [4, 6, 8, 16].includes(head[2] ?? 0) && head[3] === 0
}

function markupKind(head: Uint8Array): SheetKind | null {
  const encoding = encodingOf(head)
  if (encoding === null) return null
  const even = encoding.startsWith('utf-16') ? head.subarray(0, head.length - (head.length % 2)) : head
  const text = decodeText(even, encoding, false).replace(/^\ufeff/, '')
  if (XML_SHEET.test(text)) return 'xml-sheet'
  return WEB_PAGE.test(text) ? 'html' : null
}

/** The kind of a member; `null` where it is text. */
export async function sheetKindIn(source: ByteSource): Promise<SheetKind | null> {
  return sheetKindOf(await firstBytes(source, KIND_BYTES))
}
