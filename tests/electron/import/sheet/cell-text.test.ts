// What a cell says survives as text: whole numbers, zeros in front, dates, and the marks of damage.

import type { CellObject } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { textOfCell } from '../../../../electron/import/sheet/cell-text'
import { isSpreadsheetNumber } from '../../../../shared/formats/cell'

const text = (value: number, z?: string, since1904 = false) =>
  textOfCell({ t: 'n', v: value, ...(z === undefined ? {} : { z }) } as CellObject, since1904).text

describe('a number', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [28.16, '28.16'],
    [-123.45, '-123.45'],
    [0.1 + 0.2, '0.3'],
    [1.1 * 3, '3.3'],
    [1.4210854715202004e-14, '0'],
    [0.0000012, '0.0000012'],
    [1e11, '100000000000'],
    [123456789012345, '123456789012345'],
    [4200001234567891, '4200001234567891'],
    [99999999999.99, '99999999999.99'],
  ])('%d is written out as %s', (value, expected) => {
    expect(text(value)).toBe(expected)
    expect(text(value, 'General')).toBe(expected)
    expect(text(value, '#,##0')).toBe(expected)
    expect(text(value, '"¥"#,##0.00;[Red]-"¥"#,##0.00')).toBe(expected)
  })

  it.each([
    [4.2000018527e27, '4.2E+27'],
    [6222021234567890, '6.22202E+15'],
    [1e15, '1E+15'],
    [20260701000000000000, '2.02607E+19'],
  ])('%d has lost digits and says so: %s', (value, expected) => {
    expect(text(value)).toBe(expected)
    expect(isSpreadsheetNumber(text(value))).toBe(true)
  })

  it('of 16 to 19 digits that lost some is told apart, since it may have been a card', () => {
    const lost = (value: number) => textOfCell({ t: 'n', v: value }, false).lostDigits
    expect([6222021234567890, 6.2220212345678e18, 4.2e27, 123456789012345, 1e15].map(lost)).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
  })

  it('keeps the zeros its pattern puts in front', () => {
    expect(text(123, '000000')).toBe('000123')
    expect(text(1234567, '000000')).toBe('1234567')
  })

  it('of percent is said in percent', () => {
    expect(text(0.006, '0.00%')).toBe('0.6%')
    expect(text(0.0038, '0%')).toBe('0.38%')
  })
})

describe('a date', () => {
  it.each([
    [46204, 'yyyy-mm-dd', '2026-07-01'],
    [46204, 'm/d/yy', '2026-07-01'],
    [46204, 'yyyy"年"m"月"d"日"', '2026-07-01'],
    [46204.5, 'yyyy/m/d h:mm', '2026-07-01 12:00:00'],
    [46204, 'yyyy/m/d h:mm:ss', '2026-07-01 00:00:00'],
    [46204.52425925926, 'yyyy-mm-dd', '2026-07-01 12:34:56'],
    [46204.999999999, 'yyyy-mm-dd hh:mm:ss', '2026-07-02 00:00:00'],
    [0.75, 'h:mm:ss', '18:00:00'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [59, 'yyyy-mm-dd', '1900-02-28'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [46204, '[$-804]yyyy"年"m"月"d"日"', '2026-07-01'],
  ])('%d as %s is %s', (value, pattern, expected) => {
    expect(text(value, pattern)).toBe(expected)
  })

  it('counted from 1904 is the same day', () => {
    expect(text(46204 - 1462, 'yyyy-mm-dd', true)).toBe('2026-07-01')
  })

  it('beyond the calendar is a number', () => {
    expect(text(1e7, 'yyyy-mm-dd')).toBe('10000000')
    expect(text(-5, 'yyyy-mm-dd')).toBe('-5')
  })
})

describe('any other cell', () => {
  it('is as it was typed', () => {
    const cells: readonly CellObject[] = [
      { t: 's', v: ' 007\t' },
      { t: 'b', v: true },
      { t: 'e', v: 42 },
      { t: 'z' },
      { t: 's', v: '4.2E+27' },
    ]
    expect(cells.map((cell) => textOfCell(cell, false).text)).toEqual([' 007\t', 'TRUE', '#N/A', '', '4.2E+27'])
  })
})
