// Sentences from reason codes: the one place where a reason becomes text, for the CLI, the reports and the screens.

import { formatMinor, minor } from '../money'
import type { Reason, ReasonParams } from '../reason'
import { catalogue } from './catalogue'

export type Lang = 'zh' | 'en'

/** One sentence, both languages; `{name}` stands for a parameter. */
export type Sentence = { readonly zh: string; readonly en: string }
export type Sentences = Readonly<Record<string, Sentence>>

/** The sentence for a reason. An unknown code is a programmer's error and throws. */
export function say(lang: Lang, reason: Reason): string {
  const sentence = catalogue[reason.code]
  if (!sentence) throw new Error(`no sentence for reason code ${reason.code}`)
  return fill(lang, sentence[lang], reason.params)
}

function fill(lang: Lang, template: string, params: ReasonParams): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`sentence needs parameter ${name}: ${template}`)
    return show(lang, name, value, params)
  })
}

/** A parameter whose name ends in `Code` is itself a reason, said with the same parameters. */
function show(lang: Lang, name: string, value: string | number, params: ReasonParams): string {
  if (name.endsWith('Code') && typeof value === 'string') return say(lang, { code: value, params })
  if (!name.endsWith('Minor') || typeof value !== 'number') return String(value)
  return formatMinor(minor(value), String(params.currency ?? 'CNY'))
}
