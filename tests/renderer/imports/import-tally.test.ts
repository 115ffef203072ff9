// Invariants: 1. every file stands in exactly one place; 2. the button's figures count exactly the files it takes.

import { describe, expect, it } from 'vitest'
import { inReadingOrder, standingOf, tallyOf } from '../../../renderer/imports/import-tally'
import type { ImportProfile } from '../../../shared/settings'
import { fileReport } from './file-report'

const none: ReadonlySet<string> = new Set()
const profile: ImportProfile = {
  id: 'suggested-1',
  name: 'a',
  stream: 'order',
  headerFingerprint: '',
  delimiter: ',',
  columns: {},
  unit: 'yuan',
  currency: 'CNY',
}

describe('what an import would do', () => {
  it('counts the new and the known entries of good files only', () => {
    const tally = tallyOf(
      [
        fileReport({ added: 1200, known: 30, counts: { dataRows: 1230, entries: 1230, issues: 0, ignored: 0 } }),
        fileReport({ sha256: 'b', added: 4, known: 7, revised: 2 }),
        fileReport({
          sha256: 'c',
          verdict: 'refuse',
          added: 9,
          failure: { kind: 'fileCut', params: { name: 'c', line: 3 } },
        }),
      ],
      none,
    )
    expect(tally).toMatchObject({ files: 2, added: 1204, known: 37, revised: 2 })
    expect(tally.standings.refused).toBe(1)
  })

  it('leaves an incomplete file out until the person wants it all the same', () => {
    const report = fileReport({ sha256: 'x', verdict: 'incomplete', added: 5 })
    expect(tallyOf([report], none)).toMatchObject({ files: 0, added: 0 })
    expect(tallyOf([report], new Set(['x']))).toMatchObject({ files: 1, added: 5 })
  })

  it('takes a file once: the same bytes in the book are not imported again', () => {
    expect(standingOf(fileReport({ fileKnown: true }), none)).toBe('inBook')
  })

  it('asks for a password rather than refusing a locked archive', () => {
    const locked = fileReport({ verdict: 'refuse', failure: { kind: 'passwordWrong', params: { name: 'a.zip' } } })
    expect(standingOf(locked, none)).toBe('needsPassword')
  })

  it('asks for columns only where there are rows to show', () => {
    const failure = { kind: 'formatUnknown', params: { name: 'x.csv' } } as const
    expect(standingOf(fileReport({ verdict: 'refuse', failure }), none)).toBe('refused')
    const sample = { header: ['a'], rows: [['1']] }
    expect(standingOf(fileReport({ verdict: 'refuse', failure, sample }), none)).toBe('refused')
    const report = fileReport({ verdict: 'refuse', failure, sample, profile })
    expect(standingOf(report, none)).toBe('needsMapping')
  })

  it('puts every file in exactly one place', () => {
    const reports = [fileReport({}), fileReport({ fileKnown: true }), fileReport({ verdict: 'incomplete' })]
    const places = Object.values(tallyOf(reports, none).standings).reduce((sum, count) => sum + count, 0)
    expect(places).toBe(reports.length)
  })

  it('shows first what needs the person, and loses no file', () => {
    const reports = [
      fileReport({ name: 'known', fileKnown: true }),
      fileReport({ name: 'good' }),
      fileReport({ name: 'cut', verdict: 'incomplete' }),
    ]
    expect(inReadingOrder(reports, none).map((report) => report.name)).toEqual(['cut', 'good', 'known'])
  })
})
