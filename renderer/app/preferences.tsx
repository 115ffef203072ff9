// Language and density of this window. They belong to the reader, not to the book, and live beside the window.

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Lang } from '../../shared/sentences/say'
import { speak } from '../i18n'
import { languageOf, preferredLang } from '../i18n/languages'

export type Density = 'comfortable' | 'compact'

interface Preferences {
  readonly lang: Lang
  readonly density: Density
  setLang(lang: Lang): void
  setDensity(density: Density): void
}

const PreferencesContext = createContext<Preferences | null>(null)

function kept(name: string): string | null {
  try {
    return window.localStorage.getItem(`zhangping.${name}`)
  } catch {
    return null
  }
}

function keep(name: string, value: string): void {
  try {
    window.localStorage.setItem(`zhangping.${name}`, value)
  } catch {
    // A browser that keeps nothing starts in its own language next time; nothing else depends on it.
  }
}

export function startingLang(): Lang {
  const lang = kept('lang')
  return lang === 'zh' || lang === 'en' ? lang : preferredLang(navigator.languages)
}

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(startingLang)
  const [density, setDensity] = useState<Density>(() => (kept('density') === 'compact' ? 'compact' : 'comfortable'))
  useEffect(() => {
    document.documentElement.lang = languageOf(lang).tag
    keep('lang', lang)
    void speak(lang)
  }, [lang])
  useEffect(() => {
    document.documentElement.dataset.density = density
    keep('density', density)
  }, [density])
  const value = useMemo(() => ({ lang, density, setLang, setDensity }), [lang, density])
  return <PreferencesContext value={value}>{children}</PreferencesContext>
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext)
  if (!preferences) throw new Error('PreferencesProvider is missing above this component')
  return preferences
}
