// A stored file is read again as it was read before, or it is said why it cannot be.

import { rm, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { headerFingerprint } from '../../../electron/import/choose-mapping'
import { parseStored } from '../../../electron/import/parse-stored'
import { openGuarded } from '../../../shared/formats/guard'
import { shopOrders } from '../../../shared/formats/shop-orders/format'
import { must } from '../../../shared/result'
import type { ImportProfile } from '../../../shared/settings'
import { readBytes } from './reading'
import { BANK, ORDERS } from './statements'

const OWN = 'nr,wann,betrag,art,brutto\n1,2026-07-01,1.00,Verkauf,9.99\n2,2026-07-01,2.00,Storno,9.99\n'
const profile: ImportProfile = {
  id: 'own',
  name: 'own',
  stream: 'payment',
  headerFingerprint: headerFingerprint(['nr', 'wann', 'betrag', 'art', 'brutto']),
  delimiter: ',',
  columns: { acquirerNo: 'nr', day: 'wann', amount: 'betrag', kind: 'art' },
  unit: 'yuan',
  currency: 'EUR',
  acquirerId: 'ownpay',
  kinds: { Verkauf: 'sale', Storno: 'void' },
  invertSign: true,
}

describe('a stored file', () => {
  it('gives its drafts again, also without the profile that was suggested for it', async () => {
    await readBytes(ORDERS, async (read) => {
      const [member] = must(read).members
      const meta = { file: member?.sha256 ?? '', name: 'chosen.csv', format: 'shop-orders', encoding: 'utf-8' }
      const [withProfile, without] = await Promise.all(
        [member?.profile ?? null, null].map((one) => parseStored(member?.storedPath ?? '', { ...meta, profile: one })),
      )
      expect(withProfile && must(withProfile)).toEqual(member?.parsed)
      expect(without && must(without)).toEqual(member?.parsed)
    })
  })

  it('that is read by a saved profile needs that profile', async () => {
    await readBytes(
      OWN,
      async (read) => {
        const [member] = must(read).members
        expect(member?.parsed.format).toBe('mapped-payments')
        expect(member?.parsed.scope).toBe('profile:own')
        expect(member?.parsed.drafts.map(({ kind, grossMinor, acquirerId }) => [kind, grossMinor, acquirerId])).toEqual(
          [
            ['sale', -100, 'ownpay'],
            ['void', -200, 'ownpay'],
          ],
        )
        const meta = { file: member?.sha256 ?? '', name: 'x', format: 'mapped-payments', encoding: 'utf-8' }
        const path = member?.storedPath ?? ''
        expect(must(await parseStored(path, { ...meta, name: 'chosen.csv', profile }))).toEqual(member?.parsed)
        const other = await parseStored(path, { ...meta, profile: { ...profile, columns: { day: 'elsewhere' } } })
        expect(other).toMatchObject({ failure: { kind: 'profileUnknown' } })
        expect(await parseStored(path, { ...meta, profile: null })).toMatchObject({ failure: { kind: 'vaultDamaged' } })
      },
      { profiles: [profile] },
    )
  })

  it('that is gone, emptied, of another format or of an encoding nobody knows is damaged', async () => {
    await readBytes(BANK, async (read) => {
      const path = must(read).members[0]?.storedPath ?? ''
      const meta = { file: 'x', name: 'x', format: 'bank-cn-csv', encoding: 'utf-8', profile: null }
      const kindOf = async (changed: Partial<typeof meta>) => {
        const again = await parseStored(path, { ...meta, ...changed })
        return again.ok ? null : again.failure.kind
      }
      expect(await kindOf({})).toBeNull()
      expect(await kindOf({ format: 'wechat-trade-bill' })).toBe('vaultDamaged')
      expect(await kindOf({ encoding: 'ebcdic' })).toBe('vaultDamaged')
      await writeFile(path, '')
      expect(await kindOf({})).toBe('vaultDamaged')
      await rm(path)
      expect(await kindOf({})).toBe('fileMissing')
    })
  })
})

describe('the catalogue’s entry for order exports', () => {
  it('reads by its own suggestion, and knows what it cannot read', () => {
    const lines = ORDERS.split('\n').slice(0, -1)
    const found: number[] = []
    const parser = openGuarded(
      shopOrders,
      { lines },
      { draft: (draft) => found.push(draft.grossMinor), issue: () => {} },
    )
    lines.forEach((raw, index) => {
      parser.row({ line: index + 1, raw, cells: raw.split(','), terminated: true })
    })
    expect(parser.end().verdict).toBe('accept')
    expect(found).toEqual([100, 200])
    expect(shopOrders.detect({ lines: ['hello', 'world'] })).toBeNull()
    expect(() => shopOrders.open({ lines: ['hello'] }, { draft: () => {}, issue: () => {} })).toThrow('no mapping')
  })
})
