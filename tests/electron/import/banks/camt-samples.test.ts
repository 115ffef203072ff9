// Published CAMT files. Counted apart: python3, xml.etree: every Ntry's Amt with the sign of its CdtDbtInd, and OPBD + Σ
// against CLBD. minimal, v4 and v8 close in another currency than they open in; five.decimals closes at 27.05 where its
// rows give 27.00. The account of 052 and 054 passes Luhn’s check in its digits and is masked like a card number.

import { access, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOne, refuseOne } from '../reading'

const SAMPLES = join(import.meta.dirname, '../../../../../shared/samples/camt')

/** File, verdict, amounts with their currency, account. */
const EXPECTED: readonly (readonly [string, 'accept' | 'incomplete', readonly string[], string])[] = [
  ['camt052.v2.xml', 'accept', ['SEK -20000000'], 'CH280123*********6789'],
  ['camt053.v2.five.decimals.xml', 'incomplete', ['EUR 885'], 'NL26VAYB8060476890'],
  ['camt053.v2.minimal.xml', 'incomplete', ['EUR 885'], 'NL26VAYB8060476890'],
  ['camt053.v2.multi.statement.xml', 'accept', ['EUR 885', 'EUR -700'], 'NL26VAYB8060476890'],
  ['camt053.v4.xml', 'incomplete', ['EUR 885'], 'NL26VAYB8060476890'],
  ['camt053.v8.xml', 'incomplete', ['EUR 885'], 'NL26VAYB8060476890'],
  ['camt054.v4.xml', 'accept', ['SEK -20000000'], 'CH280123*********6789'],
  ['camt054.v8.xml', 'accept', ['SEK -20000000'], 'CH280123*********6789'],
]

const present = await access(SAMPLES).then(
  () => true,
  () => false,
)
if (!present) console.warn(`SAMPLES ABSENT: ${SAMPLES} is not here, so no published CAMT file was read`)

describe.runIf(present)('a published CAMT file', () => {
  it.each(EXPECTED)('%s is read as it stands', async (name, verdict, amounts, account) => {
    const { parsed } = await readOne(await readFile(join(SAMPLES, name)))
    expect(parsed.drafts.map((draft) => `${draft.currency} ${draft.grossMinor}`)).toEqual(amounts)
    expect(parsed.issues).toEqual([])
    expect(parsed.accounts).toEqual([account])
    expect(parsed.verdict).toBe(verdict)
    expect(parsed.reasons.map(({ code }) => code)).toEqual(
      verdict === 'accept' ? [] : [expect.stringMatching(/^total/)],
    )
  })

  it('a message without a statement is refused', async () => {
    const { failure } = await refuseOne(await readFile(join(SAMPLES, 'camt053.v2.wrong.xml')))
    expect(failure.kind).toBe('fileHasNoRows')
  })
})
