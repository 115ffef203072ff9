// The catalogue and the registry name the same formats; what a person reads of them is in both languages.

import { describe, expect, it } from 'vitest'
import { CATALOGUE, ORIGINS, PROOFS, searchCatalogue } from '../../../shared/formats/catalogue'
import { FORMATS } from '../../../shared/formats/registry'
import { say } from '../../../shared/sentences/say'

describe('the format catalogue', () => {
  it('has an entry for every format that is read', () => {
    const known = new Set(CATALOGUE.map(({ id }) => id))
    expect(FORMATS.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
  })

  it('names no format that is not read, and none twice', () => {
    const read = new Set(FORMATS.map(({ id }) => id))
    const ids = CATALOGUE.map(({ id }) => id)
    expect(ids.filter((id) => !read.has(id))).toEqual([])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('says of each format the streams that it really gives', () => {
    for (const format of FORMATS.filter(({ id }) => id !== 'shop-orders')) {
      const entry = CATALOGUE.find(({ id }) => id === format.id)
      expect([format.id, [...(entry?.streams ?? [])].sort()]).toEqual([format.id, [...format.streams].sort()])
    }
  })

  it('has something to say in both languages for each', () => {
    for (const { id, name, from, where, files } of CATALOGUE) {
      for (const text of [name, from, where]) expect([id, text.zh !== '' && text.en !== '']).toEqual([id, true])
      expect(files.length).toBeGreaterThan(0)
    }
    for (const origin of ORIGINS) expect(CATALOGUE.some((entry) => entry.origin === origin)).toBe(true)
    for (const proof of PROOFS) expect(say('en', { code: `formatsProof.${proof}`, params: {} })).not.toBe('')
  })

  it('is searched in both languages, by every word', () => {
    expect(searchCatalogue('微信 资金').map(({ id }) => id)).toEqual(['wechat-fund-flow'])
    expect(searchCatalogue('WECHAT fund').map(({ id }) => id)).toEqual(['wechat-fund-flow'])
    expect(searchCatalogue('nothing of the kind')).toEqual([])
    expect(searchCatalogue(' ')).toEqual(CATALOGUE)
  })
})
