import { describe, expect, it } from 'vitest'
import { lackingIn, meaningOf, readSample, withMeaning } from '../../../renderer/imports/mapping'
import type { ImportProfile } from '../../../shared/settings'

const profile: ImportProfile = {
  id: 'p',
  name: 'till',
  stream: 'order',
  headerFingerprint: '',
  delimiter: ',',
  columns: { orderNo: 'No', time: 'When', amount: 'Sum' },
  unit: 'yuan',
  currency: 'CNY',
}
const sample = {
  header: ['No', 'When', 'Sum', 'Kind'],
  rows: [
    ['A1', '2025-03-05 10:00:00', '12.50', 'sale'],
    ['A2', '2025-03-05 10:05:00', 'twelve', 'sale'],
  ],
}

describe('naming columns', () => {
  it('gives a meaning to one column only, and a column one meaning only', () => {
    const moved = withMeaning(profile, 'Kind', 'amount')
    expect(moved.columns).toEqual({ orderNo: 'No', time: 'When', amount: 'Kind' })
    expect(meaningOf(moved, 'Sum')).toBeNull()
    expect(withMeaning(moved, 'Kind', 'kind').columns).toEqual({ orderNo: 'No', time: 'When', kind: 'Kind' })
  })

  it('takes a meaning away', () => {
    expect(withMeaning(profile, 'Sum', null).columns).toEqual({ orderNo: 'No', time: 'When' })
  })

  it('says what is still lacking, by what the file is', () => {
    expect(lackingIn({ ...profile, columns: {} })).toEqual(['orderNo', 'time', 'amount'])
    expect(lackingIn({ ...profile, stream: 'bank', columns: { day: 'd', income: 'i', outgo: 'o' } })).toEqual([])
  })

  it('reads the sample as an import would, and names the cell that cannot be read', () => {
    const { drafts, problems } = readSample(profile, sample)
    expect(drafts.map((draft) => [draft.refs.orderNo, draft.grossMinor])).toEqual([['A1', 1250]])
    expect(problems).toEqual([{ row: 1, column: 'Sum', raw: 'twelve', kind: 'badAmount' }])
  })
})
