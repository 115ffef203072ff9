// What is not covered is missing, not zero.

import { expect, test } from 'vitest'
import { coverageOf } from '../../../shared/entries/coverage'
import { day, draftOf, fileOf } from '../../helpers/parsed-files'

const period = (from: string, to = from) => ({ from: day(from), to: day(to), declared: true })
const sale = draftOf({ naturalKey: '1' })

test('overlapping and adjacent periods of an account are one, a gap stays a gap', () => {
  const files = [
    fileOf('c', [sale], { period: period('2026-01-05', '2026-01-06') }),
    fileOf('a', [sale], { period: period('2026-01-01', '2026-01-02') }),
    fileOf('b', [sale], { period: period('2026-01-03') }),
    fileOf('d', [sale], { period: period('2026-01-01') }),
  ]
  expect(coverageOf(files)).toEqual([
    {
      stream: 'payment',
      acquirerId: 'wechat',
      account: '1900000109',
      family: 'wechat',
      days: [
        { from: '2026-01-01', to: '2026-01-03' },
        { from: '2026-01-05', to: '2026-01-06' },
      ],
      incomplete: [],
    },
  ])
})

test('a file that states zero rows covers its days for the accounts it names', () => {
  const empty = fileOf('empty', [])
  expect(coverageOf([empty])).toEqual([])
  expect(coverageOf([empty], () => ['payment']).map(({ stream, account }) => [stream, account])).toEqual([
    ['payment', '1900000109'],
  ])
})

test('an incomplete file covers its days and is named for them', () => {
  const [coverage] = coverageOf([fileOf('cut', [sale], { verdict: 'incomplete' })])
  expect(coverage?.incomplete).toEqual([{ file: fileOf('cut', []).file, from: '2026-01-01', to: '2026-01-01' }])
  expect(coverage?.days).toEqual([{ from: '2026-01-01', to: '2026-01-01' }])
})

test('a file without a period covers nothing', () => {
  expect(coverageOf([fileOf('x', [sale], { period: null })])).toEqual([])
})

test('each account of a file is covered on its own', () => {
  const files = [fileOf('two', [sale, { ...sale, account: 'B', naturalKey: '2' }])]
  expect(coverageOf(files).map(({ account }) => account)).toEqual(['1900000109', 'B'])
})
