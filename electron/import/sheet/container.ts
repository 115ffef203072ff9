// The container around an old spreadsheet, read by its own rules: chains of sectors that may be damaged on purpose. Only
// the stream of records comes out, so that the library never follows a chain. Source: MS-CFB, sections 2.2 to 2.6.

import { SheetStop } from './sheet-stop'

const HEADER_BYTES = 512
const ENTRY_BYTES = 128
const MINI_BYTES = 64
const FAT_IN_HEADER = 109
const LAST_SECTOR = 0xfffffffa
const NONE = 0xffffffff

interface Entry {
  readonly name: string
  readonly start: number
  readonly size: number
  readonly left: number
  readonly right: number
  readonly child: number
}

/** The stream of a workbook's records. Throws `SheetStop`: damaged, locked, or no spreadsheet. */
export function recordStream(bytes: Uint8Array): Uint8Array {
  const file = openContainer(bytes)
  const entries = file.topEntries()
  const named = (name: string) => entries.find((entry) => entry.name.toLowerCase() === name)
  if (named('encryptedpackage')) throw new SheetStop('spreadsheetLocked')
  const stream = named('workbook') ?? named('book')
  if (!stream) throw new SheetStop('fileNotText')
  return file.read(stream)
}

function openContainer(bytes: Uint8Array) {
  if (bytes.length < HEADER_BYTES) throw new SheetStop('spreadsheetDamaged')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const number = (at: number) => (at + 4 <= bytes.length ? view.getUint32(at, true) : NONE)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw new SheetStop('spreadsheetDamaged')
  const size = 2 ** shift
  const sectors = Math.ceil(bytes.length / size) - 1
  const placeOf = (sector: number) => (sector + 1) * size
  const sectorAt = (sector: number) => bytes.subarray(placeOf(sector), placeOf(sector) + size)

  const table = fatSectors()
  const next = (sector: number) => {
    const holder = table[Math.floor(sector / (size / 4))]
    return holder === undefined ? NONE : number(placeOf(holder) + (sector % (size / 4)) * 4)
  }
  const directory = joined(chain(number(48), next, sectors).map(sectorAt))
  const entries = entriesOf(directory)
  const root = entries[0]
  if (!root) throw new SheetStop('spreadsheetDamaged')
  return { topEntries: () => siblings(entries, root.child), read }

  /** Sectors that hold the table of chains: the first in the header, further ones in a chain of their own. */
  function fatSectors(): readonly number[] {
    const found: number[] = []
    for (let index = 0; index < FAT_IN_HEADER; index += 1) found.push(number(76 + index * 4))
    let more = number(68)
    for (let count = 0; more < LAST_SECTOR; count += 1) {
      if (count > sectors || more >= sectors) throw new SheetStop('spreadsheetDamaged')
      for (let at = 0; at < size - 4; at += 4) found.push(number(placeOf(more) + at))
      more = number(placeOf(more) + size - 4)
    }
    const used = found.filter((sector) => sector < LAST_SECTOR)
    if (used.some((sector) => sector >= sectors)) throw new SheetStop('spreadsheetDamaged')
    return used
  }

  function read(entry: Entry): Uint8Array {
    const small = entry.size < number(56)
    const data = small ? readSmall(entry) : joined(chain(entry.start, next, sectors).map(sectorAt))
    if (data.length < entry.size) throw new SheetStop('spreadsheetDamaged')
    return data.subarray(0, entry.size)
  }

  /** A small stream stands in pieces inside the stream of the root. */
  function readSmall(entry: Entry): Uint8Array {
    const within = joined(chain(root?.start ?? NONE, next, sectors).map(sectorAt))
    const links = joined(chain(number(60), next, sectors).map(sectorAt))
    const view = new DataView(links.buffer, links.byteOffset, links.byteLength)
    const count = Math.ceil(within.length / MINI_BYTES)
    const following = (piece: number) => (piece * 4 + 4 <= links.length ? view.getUint32(piece * 4, true) : NONE)
    const pieces = chain(entry.start, following, count)
    return joined(pieces.map((piece) => within.subarray(piece * MINI_BYTES, (piece + 1) * MINI_BYTES)))
  }
}

/** The sectors of a chain, which must end, within the file, without coming back. */
function chain(start: number, next: (sector: number) => number, sectors: number): readonly number[] {
  const found: number[] = []
  for (let sector = start; sector < LAST_SECTOR; sector = next(sector)) {
    if (sector >= sectors || found.length > sectors) throw new SheetStop('spreadsheetDamaged')
    found.push(sector)
  }
  return found
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces))
}

function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const letters = Math.min(64, view.getUint16(at + 64, true))
    entries.push({
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(0, letters - 2))),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

/** The entries of one folder, which hang together as a tree: an embedded document has a workbook of its own. */
function siblings(entries: readonly Entry[], first: number): readonly Entry[] {
  const seen = new Set<number>()
  const waiting = [first]
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const entry = entries[index]
    if (!entry || seen.has(index)) continue
    seen.add(index)
    waiting.push(entry.left, entry.right)
  }
  return [...seen].flatMap((index) => entries[index] ?? [])
}
