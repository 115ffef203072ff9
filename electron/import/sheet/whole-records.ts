// An old spreadsheet is a stream of records in which every part that begins also ends. A file cut off is told by that,
// because the library would give the rows it found and say nothing.

const BEGINS = new Set([0x0009, 0x0209, 0x0409, 0x0809])
const ENDS = 0x000a
const SHEET_NAMED = 0x0085

/** Whether a workbook's records run to their end, and at least as many parts begin and end as its sheets are. */
export function recordsAreWhole(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  let at = 0
  let open = 0
  let ended = 0
  let named = 0
  while (at + 4 <= stream.length) {
    const kind = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (open === 0 && !BEGINS.has(kind)) break
    if (at + 4 + length > stream.length) return false
    if (BEGINS.has(kind)) open += 1
    if (kind === SHEET_NAMED) named += 1
    if (kind === ENDS) {
      open -= 1
      if (open === 0) ended += 1
    }
    at += 4 + length
  }
  return open === 0 && ended >= Math.max(1, named)
}
