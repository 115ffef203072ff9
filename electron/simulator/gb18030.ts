// GB18030 bytes from text. Node decodes GB18030 but does not encode it, so the table is its own decoder, read backwards.

const decoder = () => new TextDecoder('gb18030', { fatal: false })

/** Two-byte codes by character: lead 81–FE, trail 40–7E and 80–FE. */
function twoByteCodes(): Map<string, number> {
  const codes = new Map<string, number>()
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      pair.set([lead, trail])
      const text = decoder().decode(pair)
      if (text.length === 1 && text !== '\ufffd' && !codes.has(text)) codes.set(text, (lead << 8) | trail)
    }
  return codes
}

/** Four-byte codes of the basic plane, by character, as their linear number. */
function fourByteCodes(): Map<string, number> {
  const codes = new Map<string, number>()
  for (let linear = 0; linear < 39_420; linear += 1) {
    const text = decoder().decode(Uint8Array.from(fourBytes(linear)))
    if (text.length === 1 && text !== '\ufffd') codes.set(text, linear)
  }
  return codes
}

function fourBytes(linear: number): [number, number, number, number] {
  const ten = Math.floor(linear / 10)
  const hundred = Math.floor(ten / 126)
  return [0x81 + Math.floor(hundred / 10), 0x30 + (hundred % 10), 0x81 + (ten % 126), 0x30 + (linear % 10)]
}

let twoByte: Map<string, number> | null = null
let fourByte: Map<string, number> | null = null

function bytesOf(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0
  if (point > 0xffff) return fourBytes(189_000 + point - 0x1_0000)
  twoByte ??= twoByteCodes()
  const pair = twoByte.get(character)
  if (pair !== undefined) return [pair >> 8, pair & 0xff]
  fourByte ??= fourByteCodes()
  const linear = fourByte.get(character)
  if (linear === undefined) throw new RangeError(`no GB18030 code for U+${point.toString(16)}`)
  return fourBytes(linear)
}

/** GB18030 bytes of a text. Throws on a lone surrogate (a programmer's error). */
export function encodeGb18030(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 4)
  let length = 0
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code < 0x80) bytes[length++] = code
    else for (const byte of bytesOf(character)) bytes[length++] = byte
  }
  return bytes.subarray(0, length)
}
