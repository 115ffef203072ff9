// The look: quiet greys, jade as the only accent. The same tones serve antd's tokens and our own CSS variables.

import { type ThemeConfig, theme } from 'antd'
import { DARK_TONES, LIGHT_TONES, TONES, type Tone, type ToneColours } from '../ui/tones'
import type { Density } from './preferences'

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei UI', 'Microsoft YaHei', 'Noto Sans CJK SC', 'WenQuanYi Micro Hei', sans-serif"

const LIGHT = {
  canvas: '#f5f6f6',
  panel: '#ffffff',
  ink: '#1d2421',
  quiet: '#56605c',
  line: '#e1e5e3',
  jade: '#0b7a5c',
}
const DARK = { canvas: '#121615', panel: '#1a1f1d', ink: '#e4e9e7', quiet: '#a3ada9', line: '#2d3431', jade: '#14886a' }

export function themeFor(dark: boolean, density: Density, calm: boolean): ThemeConfig {
  const base = dark ? DARK : LIGHT
  const tones = dark ? DARK_TONES : LIGHT_TONES
  const algorithm = [dark ? theme.darkAlgorithm : theme.defaultAlgorithm]
  if (density === 'compact') algorithm.push(theme.compactAlgorithm)
  return {
    algorithm,
    token: {
      colorPrimary: base.jade,
      colorSuccess: tones.balanced.ink,
      colorWarning: tones.waiting.ink,
      colorError: tones.short.ink,
      colorInfo: tones.information.ink,
      colorLink: tones.balanced.ink,
      colorTextBase: base.ink,
      colorTextSecondary: base.quiet,
      colorTextTertiary: base.quiet,
      colorTextDescription: base.quiet,
      colorTextPlaceholder: dark ? '#8f9995' : '#6a746f',
      colorBgBase: dark ? DARK.canvas : LIGHT.panel,
      colorBgLayout: base.canvas,
      colorBgContainer: base.panel,
      colorBgElevated: dark ? '#222927' : '#ffffff',
      colorBorder: dark ? '#46504c' : '#cfd6d3',
      colorBorderSecondary: base.line,
      borderRadius: 6,
      fontFamily: FONT,
      fontSize: 14,
      motion: !calm,
      wireframe: false,
    },
    components: {
      Layout: { headerBg: base.panel, siderBg: base.panel, headerPadding: '0 20px', headerHeight: 56 },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: tones.balanced.soft,
        itemSelectedColor: tones.balanced.ink,
        activeBarBorderWidth: 0,
      },
    },
  }
}

/** Our own variables on the document, for CSS files and charts. */
export function paintDocument(dark: boolean): void {
  const { style, dataset } = document.documentElement
  dataset.theme = dark ? 'dark' : 'light'
  style.colorScheme = dark ? 'dark' : 'light'
  const base = dark ? DARK : LIGHT
  for (const [name, value] of Object.entries(base)) style.setProperty(`--${name}`, value)
  for (const tone of TONES) paintTone(style, tone, (dark ? DARK_TONES : LIGHT_TONES)[tone])
}

function paintTone(style: CSSStyleDeclaration, tone: Tone, colours: ToneColours): void {
  for (const [part, value] of Object.entries(colours)) style.setProperty(`--tone-${tone}-${part}`, value)
}
