// Exports never run: 1 a cell that a spreadsheet would take for a formula is made text;  2 plain numbers stay numbers;
// 3 whatever is in a cell, the CSV has one line per row and as many cells.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyCells, csvLine, safeCell } from '../../../renderer/ui/export-csv'

describe('a cell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['-1234.50', '-1234.50'],
    ['+12', '+12'],
    ['4200002311202503051234567890', '4200002311202503051234567890'],
    ['拿铁', '拿铁'],
  ])('%j becomes %j', (text, safe) => {
    expect(safeCell(text)).toBe(safe)
  })

  it('never begins like a formula unless it is a plain number', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(/^[=+\-@\t\r]/.test(safeCell(text)) && !/^[+-]?\d+(\.\d+)?$/.test(text)).toBe(false)
      }),
    )
  })
})

describe('lines', () => {
  it('quote what would break them', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', ' loose ', ''])).toBe(
      '"a,b","say ""hi""","two\nlines"," loose ",\r\n',
    )
  })

  it('keep the number of cells in a copy', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
        const lines = copyCells(rows).split('\n')
        expect(lines).toHaveLength(rows.length)
        for (const line of lines) expect(line.split('\t')).toHaveLength(3)
      }),
    )
  })
})
