// Damage without any thought: bytes cut off, lost, added, moved, repeated or changed, and lines lost, doubled or swapped.

import type { Pick } from './seeded'

export const MUTATIONS = [
  'cut',
  'lost',
  'junk',
  'tail again',
  'mark',
  'turned',
  'byte',
  'line lost',
  'line twice',
  'lines swapped',
  'digit',
] as const
export type Mutation = (typeof MUTATIONS)[number]

export interface Mutated {
  readonly mutation: Mutation
  readonly bytes: Buffer
}

/** `bytes` with one damage of a kind and at a place that `pick` chooses. */
export function mutated(bytes: Buffer, pick: Pick): Mutated {
  const mutation = MUTATIONS[pick(MUTATIONS.length)] ?? 'cut'
  return { mutation, bytes: applied(mutation, bytes, pick) }
}

function applied(mutation: Mutation, bytes: Buffer, pick: Pick): Buffer {
  const at = pick(bytes.length)
  const length = 1 + pick(30)
  const before = bytes.subarray(0, at)
  const after = bytes.subarray(at)
  switch (mutation) {
    case 'cut':
      return before
    case 'lost':
      return Buffer.concat([before, bytes.subarray(at + length)])
    case 'junk':
      return Buffer.concat([before, Buffer.from(Array.from({ length }, () => pick(256))), after])
    case 'tail again':
      return Buffer.concat([bytes, after])
    case 'mark':
      return Buffer.concat([before, Buffer.from('",`\n\t;|<'.charAt(pick(8))), after])
    case 'turned':
      return Buffer.concat([after, before])
    case 'byte':
      return withByte(bytes, at, pick(256))
    case 'digit':
      return withByte(bytes, digitFrom(bytes, at), 0x30 + pick(10))
    default:
      return inLines(mutation, bytes, pick)
  }
}

function withByte(bytes: Buffer, at: number, byte: number): Buffer {
  const copy = Buffer.from(bytes)
  if (at < copy.length) copy[at] = byte
  return copy
}

function digitFrom(bytes: Buffer, at: number): number {
  const found = bytes.subarray(at).findIndex((byte) => byte >= 0x30 && byte <= 0x39)
  return found < 0 ? at : at + found
}

function inLines(mutation: Mutation, bytes: Buffer, pick: Pick): Buffer {
  const lines = bytes.toString('latin1').split('\n')
  const [one, other] = [pick(lines.length), pick(lines.length)]
  const [first = '', second = ''] = [lines[one], lines[other]]
  if (mutation === 'line lost') lines.splice(one, 1)
  else if (mutation === 'line twice') lines.splice(one, 0, first)
  else {
    lines[one] = second
    lines[other] = first
  }
  return Buffer.from(lines.join('\n'), 'latin1')
}
