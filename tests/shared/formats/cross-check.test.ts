import { describe, expect, it } from 'vitest'
import { parseDay } from '../../../shared/day'
import { crossChecked } from '../../../shared/formats/cross-check'
import { draftOf } from '../../../shared/formats/draft'
import type { Control, ParsedFile } from '../../../shared/formats/format'
import { minor } from '../../../shared/money'

function day(text: string) {
  const read = parseDay(text)
  if (read === null) throw new Error(text)
  return read
}

const JULY_1 = day('2026-07-01')
const JULY_2 = day('2026-07-02')

function fileOf(name: string, over: Partial<ParsedFile>): ParsedFile {
  return {
    file: name,
    name,
    format: 'detail',
    family: 'shop',
    scope: 'M1',
    acquirerId: null,
    accounts: ['M1'],
    period: { from: JULY_1, to: JULY_1, declared: true },
    statedAt: null,
    counts: { dataRows: 0, issues: 0, ignored: 0 },
    checks: [],
    balance: null,
    unstated: [],
    verdict: 'accept',
    reasons: [],
    drafts: [],
    issues: [],
    ...over,
  }
}

function sale(fen: number, settleDay = JULY_1) {
  const gross = minor(fen)
  return draftOf(
    { stream: 'payment', kind: 'sale', line: 1, day: JULY_1, currency: 'CNY', grossMinor: gross },
    { settleDay },
  )
}

function controlOf(declared: number, settleDay: Control['settleDay'] = null): ParsedFile {
  const totals = [
    { name: 'summary', declared, measure: 'grossMinor', formats: [['detail'], ['detail', 'more']] },
  ] as const
  return fileOf('control', { format: 'control', control: { settleDay, totals } })
}

const detail = fileOf('detail', { drafts: [sale(100), sale(50)] })

describe('a control file', () => {
  it('adds its totals to the detail of its day, in whatever order the two come', () => {
    const control = controlOf(150)
    const [first] = crossChecked([detail, control])
    expect(first?.checks).toEqual([{ name: 'summary', declared: 150, computed: 150, ok: true }])
    expect(crossChecked([control, detail])[1]).toEqual(first)
  })

  it('makes the detail incomplete where a total differs, and itself stays as it is', () => {
    const control = controlOf(151)
    const [first, second] = crossChecked([detail, control])
    expect(first?.verdict).toBe('incomplete')
    expect(first?.reasons.map(({ code }) => code)).toEqual(['totalDiffers'])
    expect(second).toBe(control)
  })

  it('adds nothing the second time', () => {
    const once = crossChecked([detail, controlOf(151)])
    expect(crossChecked(once)).toEqual(once)
  })

  it('says nothing of another day, another account or another family', () => {
    const others = [
      fileOf('a', { drafts: [sale(1)], period: { from: JULY_2, to: JULY_2, declared: true } }),
      fileOf('b', { drafts: [sale(1)], scope: 'M2' }),
      fileOf('c', { drafts: [sale(1)], family: 'other' }),
    ]
    expect(crossChecked([...others, controlOf(150)]).slice(0, 3)).toEqual(others)
    const settled = fileOf('d', { drafts: [sale(1, JULY_2)] })
    expect(crossChecked([settled, controlOf(150, JULY_1)])[0]).toEqual(settled)
  })

  it('may count a second file of the same day with the detail', () => {
    const more = fileOf('more', { format: 'more', drafts: [sale(7)] })
    const [first, second] = crossChecked([detail, more, controlOf(157)])
    expect(first?.verdict).toBe('accept')
    expect(second).toEqual(more)
  })
})
