// Invariants: no file is lost or doubled by grouping; a file that needs the person is never hidden in a group.

import { describe, expect, it } from 'vitest'
import { groupFiles } from '../../../renderer/imports/file-groups'
import { spanOf } from '../../../renderer/imports/import-tally'
import type { Day } from '../../../shared/day'
import { fileReport } from './file-report'

const none: ReadonlySet<string> = new Set()

function daily(day: number, parts: Parameters<typeof fileReport>[0] = {}) {
  const on = `2025-03-${String(day).padStart(2, '0')}` as Day
  return fileReport({ name: `${on}.csv`, sha256: `${day}`, period: { from: on, to: on }, added: 2, known: 1, ...parts })
}

describe('files of a preview', () => {
  it('stand together where many of one kind need nothing, with their days and figures added up', () => {
    const [group, ...others] = groupFiles(
      [5, 3, 4, 1, 2].map((day) => daily(day)),
      none,
    )
    expect(others).toEqual([])
    expect(group).toMatchObject({
      standing: 'ready',
      added: 10,
      known: 5,
      period: { from: '2025-03-01', to: '2025-03-05' },
    })
    expect(group?.reports.map((report) => report.sha256)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('stand alone where they are few', () => {
    expect(groupFiles([daily(1), daily(2), daily(3)], none)).toHaveLength(3)
  })

  it('stand alone and first where they need the person', () => {
    const reports = [1, 2, 3, 4, 5].map((day) => daily(day, day > 3 ? { verdict: 'incomplete' } : {}))
    expect(groupFiles(reports, none).map((group) => group.standing)).toEqual([
      'waiting',
      'waiting',
      'ready',
      'ready',
      'ready',
    ])
  })

  it('are all there, once', () => {
    const reports = [1, 2, 3, 4, 5, 6, 7, 8].map((day) =>
      daily(day, day % 2 === 0 ? { format: 'bank-cn-csv' } : { fileKnown: day > 4 }),
    )
    const shown = groupFiles(reports, none).flatMap((group) => group.reports.map((report) => report.sha256))
    expect(shown.toSorted()).toEqual(reports.map((report) => report.sha256))
  })

  it('cover no days where none is stated', () => {
    expect(spanOf([fileReport({})])).toBeNull()
  })
})
