// Both languages say the same things: 1 same areas and keys;  2 same placeholders;  3 nothing empty;
// 4 every code of the core that is shown as a word has one.

import { describe, expect, it } from 'vitest'
import { chinese, english } from '../../../renderer/i18n'
import { dayText, monthText, spanText } from '../../../renderer/i18n/day-text'
import { preferredLang } from '../../../renderer/i18n/languages'
import type { Day } from '../../../shared/day'
import { ENTRY_KINDS, STREAMS } from '../../../shared/entry'
import { EXCEPTION_TYPES, LEVELS, RESOLUTIONS, WATERFALL_NAMES } from '../../../shared/matching/model'

type Texts = Readonly<Record<string, string>>
const areas = Object.keys(english) as (keyof typeof english)[]

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort()
}

describe.each(areas)('%s', (area) => {
  const en: Texts = english[area]
  const zh: Texts = chinese[area]

  it('has the same keys in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  })

  it('has the same placeholders in both languages', () => {
    for (const key of Object.keys(en)) expect([key, placeholders(zh[key])]).toEqual([key, placeholders(en[key])])
  })

  it('has no empty text and no text with loose blanks', () => {
    const loose = [en, zh].flatMap((texts) =>
      Object.entries(texts).filter(([key, text]) => !text.trim() || (text !== text.trim() && !LOOSE.has(key))),
    )
    expect(loose).toEqual([])
  })
})

/** Separators, which begin or end with a blank. */
const LOOSE: ReadonlySet<string> = new Set(['and', 'verdict.separator', 'verdict.lead'])

describe('words', () => {
  const words: Texts = english.words
  it.each([
    ['stream', STREAMS],
    ['kind', ENTRY_KINDS],
    ['type', EXCEPTION_TYPES],
    ['level', LEVELS],
    ['resolution', RESOLUTIONS],
    ['waterfall', WATERFALL_NAMES],
    ['verdict', ['accept', 'incomplete', 'refuse']],
    ['certainty', ['certain', 'probable']],
  ] as const)('has a word for every %s', (group, codes) => {
    expect(codes.filter((code) => !words[`${group}.${code}`])).toEqual([])
  })

  it('has one next action for every type of exception', () => {
    const texts: Texts = english.overview
    expect(EXCEPTION_TYPES.filter((type) => !texts[`action.${type}`])).toEqual([])
  })
})

describe('days', () => {
  const day = '2025-03-05' as Day
  it('are said as people say them', () => {
    expect(dayText('zh', day)).toBe('3月5日 周三')
    expect(dayText('en', day)).toBe('Wed 5 Mar')
    expect(monthText('zh', day)).toBe('2025年3月')
    expect(monthText('en', day)).toBe('Mar 2025')
    expect(spanText('zh', day, '2025-03-09' as Day)).toBe('2025年3月5日 – 3月9日')
    expect(spanText('en', day, day)).toBe('Wed 5 Mar')
  })
})

describe('the language at the first start', () => {
  it.each([
    [['zh-CN', 'en'], 'zh'],
    [['en-GB', 'zh'], 'en'],
    [['fr', 'en'], 'en'],
    [['fr'], 'zh'],
    [[], 'zh'],
  ] as const)('for %j is %s', (tags, lang) => {
    expect(preferredLang(tags)).toBe(lang)
  })
})
