// What can be read, for people: every format of the registry with what it covers, what it proves, where the merchant gets
// it and how long it can be got. Menu paths and times are as far as they are known from public pages (K: verify).

import type { Stream } from '../entry'
import type { Sentence } from '../sentences/say'
import { ABROAD } from './catalogue/abroad'
import { BANKS } from './catalogue/banks'
import { CHINA } from './catalogue/china'

/** Where a format comes from, in the order in which the catalogue shows it. */
export const ORIGINS = ['china', 'abroad', 'bank', 'own'] as const
export type Origin = (typeof ORIGINS)[number]

/** What a file of the format proves about itself. */
export const PROOFS = ['totals', 'balance', 'openingClosing', 'control', 'batch', 'rowSums', 'nothing'] as const
export type Proof = (typeof PROOFS)[number]

export interface CatalogueEntry {
  /** The registry's id. */
  readonly id: string
  readonly origin: Origin
  readonly name: Sentence
  /** The acquirer, bank or shop system that makes it. */
  readonly from: Sentence
  /** Empty for a control file, which gives no entries. */
  readonly streams: readonly Stream[]
  readonly proves: readonly Proof[]
  /** Menu path, as far as known. */
  readonly where: Sentence
  /** Months for which it can be downloaded; `null`: not known. */
  readonly keptMonths: number | null
  /** Endings of its files, archives included. */
  readonly files: readonly string[]
}

export const CATALOGUE: readonly CatalogueEntry[] = [...CHINA, ...ABROAD, ...BANKS]

/** Entries that hold every word of a search, in either language; ids and file endings count too. */
export function searchCatalogue(text: string): readonly CatalogueEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return CATALOGUE.filter((entry) => {
    const { id, name, from, where, files } = entry
    const all = [id, name.zh, name.en, from.zh, from.en, where.zh, where.en, ...files].join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
