// Published MT940 and MT942 files with the figures that another program (mt940, Python) found in them, kept in .yml files
// beside them. Whether a statement adds up was counted apart, from the .yml figures (opening + Σ amounts against closing).

import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseMinor } from '../../../../shared/money'
import { must } from '../../../../shared/result'
import { readOne, refuseOne } from '../reading'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples/mt940')

/** Files that do not add up as published, by the reasons; all others are accepted. */
const INCOMPLETE: Readonly<Record<string, readonly string[]>> = {
  'betterplace_sepa_snippet.sta': ['totalDiffers'],
  'jejik_abnamro.sta': ['totalDiffers', 'totalMissing'],
  'jejik_ing.sta': ['totalDiffers'],
  'jejik_knab.sta': ['totalDiffers'],
  'jejik_postfinance.sta': ['totalDiffers'],
}
/** Its one entry is dated 30 February: the other program moves it, here it is an issue. */
const NO_SUCH_DAY = 'self-provided_february_30.sta'

const files = await access(SAMPLES).then(
  async () => (await readdir(SAMPLES)).filter((name) => name.endsWith('.sta')),
  () => [],
)
if (files.length === 0) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published MT940 file was read`)

/** Amounts of the transactions in a .yml file, in its order. */
function amountsIn(yml: string): readonly number[] {
  const amounts = yml
    .slice(yml.indexOf('\ntransactions:'))
    .matchAll(/\n {4}amount: [^\n]*\n {6}amount: [^\n]*\n {6}- '([^']+)'/g)
  return [...amounts].map((match) => must(parseMinor(match[1] ?? '')))
}

/** The balance of the last statement, as the other program keeps it. */
function balanceIn(yml: string, name: string): number | null {
  const found = new RegExp(`${name}: [^\\n]*\\n[^\\n]*\\n[^\\n]*\\n\\s+- '([^']+)'`).exec(yml)
  return found ? must(parseMinor(found[1] ?? '')) : null
}

describe.runIf(files.length > 0)('a published SWIFT statement', () => {
  it.each(files.filter((name) => name !== NO_SUCH_DAY))('%s has the amounts and balances of its .yml', async (name) => {
    const yml = await readFile(join(SAMPLES, name.replace(/sta$/, 'yml')), 'utf8')
    const { parsed } = await readOne(await readFile(join(SAMPLES, name)))
    expect(parsed.drafts.map((draft) => draft.grossMinor)).toEqual(amountsIn(yml))
    expect(parsed.issues).toEqual([])
    const codes = [...new Set(parsed.reasons.map(({ code }) => code))].sort()
    expect(codes).toEqual(INCOMPLETE[name] ?? [])
    expect(parsed.verdict).toBe(codes.length === 0 ? 'accept' : 'incomplete')
    if (parsed.balance === null || parsed.accounts.length > 1) return
    const opening = balanceIn(yml, 'final_opening_balance')
    const closing = balanceIn(yml, 'intermediate_closing_balance') ?? balanceIn(yml, 'final_closing_balance')
    expect(parsed.checks.map(({ declared }) => declared)).toContain(closing)
    if (parsed.checks.length === 1) expect(parsed.balance.openingMinor).toBe(opening)
  })

  it('a day that does not exist is an issue and is never moved', async () => {
    const { failure, parsed } = await refuseOne(await readFile(join(SAMPLES, NO_SUCH_DAY)))
    expect(failure.kind).toBe('nothingReadable')
    expect(parsed?.drafts).toEqual([])
    expect(parsed?.issues).toEqual([{ line: 6, column: ':61:', raw: '160230', kind: 'badDay' }])
  })
})
