// Published OFX files. Counted apart: grep -o '<TRNAMT>[^<]*' of each file.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOne, refuseOne } from '../reading'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples/ofx')

/** File, verdict, amounts with their currency, days, closing balance. */
const EXPECTED: readonly (readonly [
  string,
  'accept' | 'incomplete',
  readonly string[],
  readonly string[],
  number | null,
])[] = [
  ['anzcc.ofx', 'accept', ['AUD -550'], ['2017-05-08'], -12_345],
  [
    'bank_medium.ofx',
    'accept',
    ['CAD -660', 'CAD -31667', 'CAD -2200'],
    ['2009-04-01', '2009-04-02', '2009-04-03'],
    38_234,
  ],
  ['checking.ofx', 'accept', ['USD 1', 'USD -3451', 'USD -2500'], ['2011-03-31', '2011-04-05', '2011-04-07'], 10_099],
  // Its balance is blank, and only the row names a currency.
  ['ofx-v102-empty-tags.ofx', 'incomplete', ['AUD 1234'], ['2018-05-07'], null],
  ['suncorp.ofx', 'accept', ['AUD -1685'], ['2013-12-15'], 123_412],
]

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published OFX file was read`)

describe.runIf(present)('a published OFX file', () => {
  it.each(EXPECTED)('%s is read as it stands', async (name, verdict, amounts, days, closing) => {
    const { parsed } = await readOne(await readFile(join(SAMPLES, name)))
    expect(parsed.drafts.map((draft) => `${draft.currency} ${draft.grossMinor}`)).toEqual(amounts)
    expect(parsed.drafts.map((draft) => draft.day)).toEqual(days)
    expect(parsed.issues).toEqual([])
    expect(parsed.balance?.closingMinor ?? null).toBe(closing)
    expect(parsed.verdict).toBe(verdict)
  })

  it.each([
    ['fail_nice_date_missing.ofx', ['missingCell', 'missingCell', 'badDay']],
    ['fail_nice_decimal_error.ofx', ['badDay']],
  ])('%s: every transaction is an issue', async (name, kinds) => {
    const { failure, parsed } = await refuseOne(await readFile(join(SAMPLES, name)))
    expect(failure.kind).toBe('nothingReadable')
    expect(parsed?.issues.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('balances without a transaction are nothing to import', async () => {
    const { failure, parsed } = await refuseOne(await readFile(join(SAMPLES, 'multiple_accounts.ofx')))
    expect(failure.kind).toBe('fileHasNoRows')
    expect(parsed?.accounts).toEqual(['9100', '9200'])
  })
})
