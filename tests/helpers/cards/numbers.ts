// Card numbers that exist nowhere: the beginnings and lengths of several issuers, valid by Luhn's check; and the search
// for them in raw bytes, plain, in groups and in UTF-16.

import { gunzipSync } from 'node:zlib'
import type { Pick } from '../fuzz/seeded'

/** Beginning and length. */
const ISSUERS: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['4', 13],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['34', 15],
  ['37', 15],
  ['36', 14],
  ['6011', 16],
  ['3530', 16],
  ['6217', 19],
  ['622848', 19],
  ['6259', 16],
  ['6229', 17],
  ['6226', 18],
]

/** A number of digits that begins with `prefix` and passes Luhn's check. */
export function luhnNumber(prefix: string, length: number, pick: Pick): string {
  let digits = prefix
  while (digits.length < length - 1) digits += String(pick(10))
  return digits + String(checkDigit(digits))
}

export function cardNumber(pick: Pick): string {
  const [prefix, length] = ISSUERS[pick(ISSUERS.length)] ?? ['4', 16]
  return luhnNumber(prefix, length, pick)
}

function checkDigit(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - place))
    sum += place % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit
  }
  return (10 - (sum % 10)) % 10
}

/** Plain, or in groups as cards print them. */
export function printedCard(number: string, pick: Pick): string {
  const mark = ['', '', ' ', '-'][pick(4)] ?? ''
  if (mark === '') return number
  if (number.length === 15) return [number.slice(0, 4), number.slice(4, 10), number.slice(10)].join(mark)
  return (number.match(/\d{1,4}/g) ?? []).join(mark)
}

/** Which of the numbers stand in the bytes, whole, in whatever form. */
export function numbersIn(bytes: Uint8Array, numbers: ReadonlySet<string>): readonly string[] {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  const text = Buffer.from(plain).toString('latin1').replaceAll('\0', '')
  const found = new Set<string>()
  for (const [run] of text.matchAll(/\d(?:[ -]?\d){12,}/g)) {
    const digits = run.replaceAll(/\D/g, '')
    for (let length = 13; length <= 19; length += 1) {
      for (let at = 0; at + length <= digits.length; at += 1) {
        const window = digits.slice(at, at + length)
        if (numbers.has(window)) found.add(window)
      }
    }
  }
  return [...found]
}
