// Published QIF files, and what a profile answers. Counted apart: awk over the records of bank sections, T lines added up.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseStored } from '../../../../electron/import/parse-stored'
import { must } from '../../../../shared/result'
import { profileZ } from '../../../../shared/settings'
import { readBytes, readOne, refuseOne } from '../reading'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples/qif')
const AMOUNTS = [0, 6750, 3200, -1000, -2500, -10_000]
const DAYS = ['2020-02-10', '2020-02-14', '2020-02-14', '2020-02-12', '2020-02-11', '2020-02-10']

const EXPECTED: readonly (readonly [string, readonly number[], readonly string[], number])[] = [
  ['test.qif', AMOUNTS, DAYS, 1],
  ['test_oth_a.qif', AMOUNTS, DAYS, 1],
  ['test_split.qif', [-1000], ['2000-01-01'], 0],
]

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published QIF file was read`)

describe.runIf(present)('a published QIF file', () => {
  it.each(EXPECTED)('%s: amounts, days, splits and movements of securities', async (name, amounts, days, ignored) => {
    const { parsed } = await readOne(await readFile(join(SAMPLES, name)))
    expect(parsed.drafts.map((draft) => draft.grossMinor)).toEqual(amounts)
    expect(parsed.drafts.map((draft) => draft.day)).toEqual(days)
    expect(parsed.counts).toEqual({ dataRows: amounts.length + ignored, issues: 0, ignored })
    expect(parsed.checks.every(({ ok }) => ok) && parsed.checks.length > 0).toBe(true)
    expect(parsed.verdict).toBe('accept')
  })

  it.each(['test_nosymbol.qif', 'test_option_autoswitch.qif'])('%s holds lists and no movement', async (name) => {
    const { failure } = await refuseOne(await readFile(join(SAMPLES, name)))
    expect(failure.kind).toBe('fileHasNoRows')
  })
})

const OPEN = '!Type:Bank\nD03/04/2026\nT1,230\nPA\n^\nD05/06/2026\nT20\nPB\n^\n'
const PROFILE = profileZ.parse({
  id: 'old-bank',
  name: 'Old bank',
  stream: 'bank',
  headerFingerprint: '',
  format: 'qif',
  delimiter: ',',
  columns: {},
  currency: 'EUR',
  dateOrder: 'dmy',
  decimal: 'comma',
})

describe('what a QIF file leaves open', () => {
  it('is asked with every reading', async () => {
    const { failure, parsed } = await refuseOne(OPEN)
    expect(failure.kind).toBe('formatAmbiguous')
    expect(failure.params.detail).toBe('03/04/2026: mdy 2026-03-04 / dmy 2026-04-03')
    expect(parsed?.reasons.map(({ code, params }) => [code, params.readings])).toEqual([
      ['readingAmbiguous', 'mdy 2026-03-04 / dmy 2026-04-03'],
      ['readingAmbiguous', 'point 123000 / comma 123'],
    ])
  })

  it('is settled by a profile that names the format, also when the stored file is read again', async () => {
    await readBytes(
      OPEN,
      async (read) => {
        const [member] = must(read).members
        expect(member?.parsed.drafts.map(({ day, currency, grossMinor }) => [day, currency, grossMinor])).toEqual([
          ['2026-04-03', 'EUR', 123],
          ['2026-06-05', 'EUR', 2000],
        ])
        expect(member?.profile?.id).toBe('old-bank')
        const { storedPath = '', sha256 = '', name = '', encoding = '', profile = null } = member ?? {}
        const again = await parseStored(storedPath, { file: sha256, name, format: 'qif', encoding, profile })
        expect(must(again)).toEqual(member?.parsed)
      },
      { profiles: [PROFILE] },
    )
  })

  it('is decided by the data where they prove it, whatever the profile says', async () => {
    const { parsed } = await readOne('!Type:Bank\nD02/14/2026\nT1.50\nPA\n^\nD03/04/2026\nT2\n^\n', {
      profiles: [PROFILE],
    })
    expect(parsed.drafts.map(({ day, grossMinor }) => [day, grossMinor])).toEqual([
      ['2026-02-14', 150],
      ['2026-03-04', 200],
    ])
  })
})
