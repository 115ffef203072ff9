// Columns line up on a terminal, and a file's text cannot steer it.

import { expect, test } from 'vitest'
import { columnsOf, printableOf, tableLines } from '../../../electron/cli/tables'

test.each([
  ['abc', 3],
  ['账平', 4],
  ['￥1，000', 8],
  ['−1.00', 5],
  ['e\u0301', 1],
  ['𠮷', 2],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

test('every column begins at the same place, amounts end at the same place', () => {
  const lines = tableLines(
    [{ head: '项目' }, { head: '金额', align: 'right' }, { head: 'Note' }],
    [
      ['消费', '1,000.00', 'x'],
      ['退款 refund', '−5.00', '一二三'],
    ],
  )
  expect(lines).toEqual([
    '项目             金额  Note',
    '───────────  ────────  ──────',
    '消费         1,000.00  x',
    '退款 refund     −5.00  一二三',
  ])
})

test('a table without rows has its heads', () => {
  expect(tableLines([{ head: 'A' }], [])).toEqual(['A', '─'])
})

test('escape sequences, line ends and direction marks are made visible', () => {
  expect(printableOf('a\u001b[31mb\nc\u202ed')).toBe('a\ufffd[31mb\ufffdc\ufffdd')
})
