// Every tone can be read: text on its own ground and on the panel has at least 4.5:1 (WCAG AA), in both themes.

import { describe, expect, it } from 'vitest'
import { DARK_TONES, LIGHT_TONES, TONES } from '../../../renderer/ui/tones'

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe.each([
  ['light', LIGHT_TONES, '#ffffff', '#f5f6f6'],
  ['dark', DARK_TONES, '#1a1f1d', '#121615'],
] as const)('%s', (_, tones, panel, canvas) => {
  it.each(TONES)('%s can be read', (tone) => {
    const { ink, soft } = tones[tone]
    for (const ground of [soft, panel, canvas]) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })
})
