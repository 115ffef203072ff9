import { describe, expect, it } from 'vitest'
import { fixedCells, fixedSpans } from '../../../electron/import/tokenise-fixed'

const FIELDS = [
  { name: 'code', width: 3 },
  { name: 'shop', width: 6 },
  { name: 'amount', width: 4 },
]

describe('fields of a fixed width', () => {
  it('are measured in bytes of GBK, not in characters', () => {
    expect(fixedCells('S22 老王 店 0100', FIELDS)).toEqual(['S22 老王 店 0100'])
    expect(fixedCells('S22 老王店 0100', FIELDS)).toEqual(['S22', '老王店', '0100'])
  })

  it('a character of four bytes takes four', () => {
    expect(fixedCells('S22 𠀀ab 0100', FIELDS)).toEqual(['S22', '𠀀ab', '0100'])
  })

  it('a line that ends too early gives fewer cells, one that goes on gives one more', () => {
    expect(fixedCells('S22 老王店 01', FIELDS)).toEqual(['S22', '老王店'])
    expect(fixedCells('S22', FIELDS)).toEqual(['S22'])
    expect(fixedCells('S22 老王店 0100 ', FIELDS)).toHaveLength(4)
  })

  it('a character across the end of a field, or no blank between two, is never cut', () => {
    expect(fixedCells('S22 a老王店 0100', FIELDS)).toHaveLength(1)
    expect(fixedCells('S22-老王店-0100', FIELDS)).toHaveLength(1)
  })

  it('spans stand only in a whole line', () => {
    expect(fixedSpans('S22 老王店 0100', FIELDS)?.map(({ start, end }) => [start, end])).toEqual([
      [0, 3],
      [4, 7],
      [8, 12],
    ])
    expect(fixedSpans('S22 老王店 01', FIELDS)).toBeNull()
  })
})
