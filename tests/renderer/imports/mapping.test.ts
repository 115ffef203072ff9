import { describe, expect, it } from 'vitest'
import {
  adopted,
  answersIn,
  lackingIn,
  meaningOf,
  openParts,
  readSample,
  sampleProof,
  settledProfile,
  shownMeanings,
  withColumn,
  withMeaning,
} from '../../../renderer/imports/mapping'
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
    ['A3', '2025-03-07 10:05:00', '-2.00', 'refund'],
  ],
}
const open = {
  header: ['No', 'When', 'Sum', 'Way'],
  rows: [
    ['A1', '03/04/2026', '1,500', 'hin'],
    ['A2', '05/04/2026', '2,500', 'her'],
  ],
}

describe('naming columns', () => {
  it('gives a meaning to one column only, and a column one meaning only', () => {
    const moved = withMeaning(profile, 'Kind', 'amount')
    expect(moved.columns).toEqual({ orderNo: 'No', time: 'When', amount: 'Kind' })
    expect(meaningOf(moved, 'Sum')).toBeNull()
    expect(withMeaning(moved, 'Kind', 'kind').columns).toEqual({ orderNo: 'No', time: 'When', kind: 'Kind' })
    expect(withColumn(profile, 'kind', 'Sum').columns).toEqual({ orderNo: 'No', time: 'When', kind: 'Sum' })
  })

  it('takes a meaning away', () => {
    expect(withMeaning(profile, 'Sum', null).columns).toEqual({ orderNo: 'No', time: 'When' })
    expect(withColumn(profile, 'amount', null).columns).toEqual({ orderNo: 'No', time: 'When' })
  })

  it('says what is still lacking, by what the file is', () => {
    expect(lackingIn({ ...profile, columns: {} })).toEqual(['orderNo', 'time', 'amount'])
    expect(lackingIn({ ...profile, stream: 'bank', columns: { day: 'd', income: 'i', outgo: 'o' } })).toEqual([])
  })

  it('shows what is needed and what has a column first, everything on demand', () => {
    const short = shownMeanings({ ...profile, columns: { ...profile.columns, note: 'Kind' } }, false)
    expect(short).toContain('note')
    expect(short).not.toContain('rrn')
    expect(shownMeanings(profile, true)).toContain('rrn')
    expect(shownMeanings({ ...profile, stream: 'bank' }, false)).not.toContain('fee')
  })
})

describe('reading the sample', () => {
  it('reads as an import would, adds up, and names the cell that cannot be read', () => {
    const { drafts, problems, totals, period } = readSample(profile, sample)
    expect(drafts.map((draft) => [draft.refs.orderNo, draft.grossMinor])).toEqual([
      ['A1', 1250],
      ['A3', -200],
    ])
    expect(problems).toEqual([{ row: 1, column: 'Sum', raw: 'twelve', kind: 'badAmount' }])
    expect(totals).toEqual([{ currency: 'CNY', count: 2, inMinor: 1250, outMinor: -200 }])
    expect(period).toEqual({ from: '2025-03-05', to: '2025-03-07' })
  })

  it('a word that is also the name of a property is no kind', () => {
    const rows = [['A1', '2025-03-05', '12.50', 'constructor']]
    const named = { ...profile, columns: { ...profile.columns, kind: 'Kind' } }
    expect(readSample(named, { ...sample, rows }).problems).toMatchObject([{ kind: 'unknownKind' }])
  })
})

describe('questions', () => {
  it('stay open until they are answered, and the answer decides', () => {
    const proof = sampleProof(profile, open)
    expect(openParts(proof, {})).toEqual(['date', 'number', 'unit'])
    const answers = { date: 'dmy', number: 'comma', unit: 'yuan' } as const
    expect(openParts(proof, answers)).toEqual([])
    const settled = settledProfile(profile, proof, answers)
    expect(settled).toEqual({ ...profile, dateOrder: 'dmy', decimal: 'comma' })
    const { drafts } = readSample(settled, open)
    expect(drafts.map(({ day, grossMinor }) => [day, grossMinor])).toEqual([
      ['2026-04-03', 150],
      ['2026-04-05', 250],
    ])
  })

  it('what a saved mapping was told is not asked again', () => {
    const saved: ImportProfile = { ...profile, dateOrder: 'mdy', unit: 'fen', invertSign: true }
    expect(answersIn(saved)).toEqual({ date: 'mdy', number: 'point', unit: 'fen', sign: 'inverted' })
    expect(settledProfile(saved, sampleProof(saved, open), answersIn(saved))).toEqual(saved)
  })

  it('a column of directions is kept only while it decides', () => {
    const named: ImportProfile = { ...profile, columns: { ...profile.columns, direction: 'Way' } }
    const proof = sampleProof(named, open)
    expect(openParts(proof, {})).toContain('sign')
    const told: ImportProfile = { ...named, directions: { hin: 'in', her: 'out' } }
    const settled = settledProfile(told, sampleProof(told, open), { date: 'dmy', number: 'point', unit: 'yuan' })
    expect(readSample(settled, open).drafts.map(({ grossMinor }) => grossMinor)).toEqual([150_000, -250_000])
    expect(settledProfile(told, sampleProof(told, open), { sign: 'minus' }).columns.direction).toBeUndefined()
  })
})

describe('a mapping out of a file', () => {
  it('is taken for this layout, under this layout’s own name in the book', () => {
    const own = { ...profile, id: 'mapping-1', headerFingerprint: 'f'.repeat(64) }
    const given: ImportProfile = { ...profile, id: 'theirs', delimiter: ';', dateOrder: 'dmy' }
    expect(adopted(given, own, sample)).toEqual({
      profile: { ...given, id: 'mapping-1', headerFingerprint: 'f'.repeat(64), delimiter: ',' },
    })
  })

  it('names the columns that this file has not', () => {
    const given: ImportProfile = { ...profile, columns: { ...profile.columns, fee: 'Charge' } }
    expect(adopted(given, profile, sample)).toEqual({ absent: ['Charge'] })
  })
})
