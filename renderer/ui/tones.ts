// What a state means for the owner's money, and its colours. Never a colour alone: StateTag adds icon and word.

export const TONES = ['balanced', 'waiting', 'short', 'ambiguous', 'information', 'neutral'] as const
export type Tone = (typeof TONES)[number]

/** Foregrounds with at least 4.5:1 on the panels of their theme; `soft` is the background of a tag or band. */
export interface ToneColours {
  readonly ink: string
  readonly soft: string
  readonly line: string
}

export const LIGHT_TONES: Readonly<Record<Tone, ToneColours>> = {
  balanced: { ink: '#0b6b51', soft: '#e6f4ef', line: '#a9d8c8' },
  waiting: { ink: '#8a5300', soft: '#fdf3dd', line: '#edcf94' },
  short: { ink: '#b3261e', soft: '#fdecea', line: '#f1b8b3' },
  ambiguous: { ink: '#6b3fa0', soft: '#f3ecfb', line: '#d3bdec' },
  information: { ink: '#1b5fa7', soft: '#e9f2fb', line: '#b3d1ef' },
  neutral: { ink: '#56605c', soft: '#f0f2f1', line: '#d5dad8' },
}

export const DARK_TONES: Readonly<Record<Tone, ToneColours>> = {
  balanced: { ink: '#5fcfae', soft: '#12312a', line: '#1f5a4b' },
  waiting: { ink: '#e9b65a', soft: '#35280f', line: '#6a4f1a' },
  short: { ink: '#ff9a92', soft: '#3b1a18', line: '#7a322d' },
  ambiguous: { ink: '#c6a4f3', soft: '#2a1f3b', line: '#54407a' },
  information: { ink: '#86bdf5', soft: '#14283c', line: '#2a4f78' },
  neutral: { ink: '#a9b3af', soft: '#232826', line: '#3a413e' },
}
