// Which encoding a file is in, decided from its bytes; and the decoding of whole lines in it.

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The encoding of the beginning of a file; `null` when it is no text at all. */
export function encodingOf(sample: Uint8Array): Encoding | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  const zeros = zerosOf(sample)
  if (zeros.even + zeros.odd > 0) {
    const wide = encodingByZeros(sample.length, zeros)
    return wide !== null && isPlainText(sample, wide) ? wide : null
  }
  if (controlShare(sample) > 0.01) return null
  if (looksLikeUtf8(sample)) return 'utf-8'
  return looksWestern(sample) ? 'windows-1252' : 'gb18030'
}

/** Accented letters stand alone between ASCII letters; Chinese in GB18030 comes in runs of at least two high bytes. */
function looksWestern(sample: Uint8Array): boolean {
  let alone = 0
  let runs = 0
  for (let at = 0; at < sample.length; at += 1) {
    if ((sample[at] ?? 0) < 0x80) continue
    let end = at
    while ((sample[end] ?? 0) >= 0x80) end += 1
    runs += 1
    if (end - at === 1) alone += 1
    at = end
  }
  return runs > 0 && alone * 2 > runs
}

/** Text in UTF-16 has a zero in one half of each ASCII character, always the same half. */
function encodingByZeros(length: number, zeros: { even: number; odd: number }): Encoding | null {
  const few = length / 100
  if (zeros.odd > few && zeros.even * 4 < zeros.odd) return 'utf-16le'
  if (zeros.even > few && zeros.odd * 4 < zeros.even) return 'utf-16be'
  return null
}

function isPlainText(sample: Uint8Array, encoding: Encoding): boolean {
  const text = decodeText(sample.subarray(0, sample.length - (sample.length % 2)), encoding, false)
  const controls = text.replace(/[\t\r\n]/g, '').match(/[\p{Cc}\ufffd]/gu) ?? []
  return controls.length * 100 <= text.length
}

function zerosOf(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 }
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros[at % 2 === 0 ? 'even' : 'odd'] += 1
  return zeros
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1a)) controls += 1
  return bytes.length === 0 ? 0 : controls / bytes.length
}

/** Whether every byte is ASCII, so that the encoding is still open. */
export function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte >= 0x80) return false
  return true
}

/**
 * UTF-8 with few damaged places is still UTF-8; text in GB18030 is wrong nearly everywhere when it is taken for UTF-8.
 */
function looksLikeUtf8(sample: Uint8Array): boolean {
  let good = 0
  let bad = 0
  for (let at = 0; at < sample.length; ) {
    const byte = sample[at] ?? 0
    const length =
      byte < 0x80
        ? 1
        : byte >= 0xc2 && byte < 0xe0
          ? 2
          : byte >= 0xe0 && byte < 0xf0
            ? 3
            : byte >= 0xf0 && byte < 0xf5
              ? 4
              : 0
    if (length === 1) {
      at += 1
      continue
    }
    const cutAtEnd = length > 0 && at + length > sample.length
    if (cutAtEnd) break
    if (length > 0 && hasTails(sample, at, length)) {
      good += 1
      at += length
    } else {
      bad += 1
      at += 1
    }
  }
  return bad === 0 || bad * 10 < good
}

function hasTails(bytes: Uint8Array, at: number, length: number): boolean {
  for (let tail = 1; tail < length; tail += 1) if (((bytes[at + tail] ?? 0) & 0xc0) !== 0x80) return false
  return true
}

/** Decodes whole lines; `fatal` throws on bytes that are invalid. A BOM is kept as U+FEFF. */
export function decodeText(bytes: Uint8Array, encoding: Encoding, fatal: boolean): string {
  return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes)
}

/** Whether the bytes are valid text in the encoding. */
export function isValidText(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    decodeText(bytes, encoding, true)
    return true
  } catch {
    return false
  }
}

/** Byte place of each of some character places in a line that is valid in the encoding; places must ascend. */
export function bytePlaces(line: Uint8Array, encoding: Encoding, places: readonly number[]): number[] {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return places.map((place) => place * 2)
  if (encoding === 'windows-1252') return [...places]
  const found: number[] = []
  let units = 0
  let at = 0
  for (const place of places) {
    while (units < place && at < line.length) {
      const [bytes, wide] = encoding === 'utf-8' ? utf8Step(line, at) : gbStep(line, at)
      at += bytes
      units += wide ? 2 : 1
    }
    found.push(at)
  }
  return found
}

function utf8Step(line: Uint8Array, at: number): readonly [number, boolean] {
  const byte = line[at] ?? 0
  if (byte < 0x80) return [1, false]
  if (byte < 0xe0) return [2, false]
  return byte < 0xf0 ? [3, false] : [4, true]
}

function gbStep(line: Uint8Array, at: number): readonly [number, boolean] {
  const byte = line[at] ?? 0
  if (byte <= 0x80) return [1, false]
  const second = line[at + 1] ?? 0
  return second >= 0x30 && second <= 0x39 ? [4, byte >= 0x90] : [2, false]
}
