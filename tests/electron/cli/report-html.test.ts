// The report is self-contained and no text of a file becomes markup.

import { expect, test } from 'vitest'
import type { ReconcileView } from '../../../electron/cli/reconcile-json'
import { escapeHtml, reportHtml } from '../../../electron/cli/report-html'
import { minor } from '../../../shared/money'
import { reason } from '../../../shared/reason'
import { derivedOf } from '../../helpers/derived-books'
import { day, fileOf } from '../../helpers/parsed-files'

const HOSTILE = `<script>alert("1")</script>'&`
const derived = derivedOf([fileOf(HOSTILE, [])])
const view: ReconcileView = {
  asOf: day('2026-01-31'),
  waterfalls: [
    {
      currency: 'CNY',
      lines: [{ name: 'sales', count: 2, minor: minor(123_456) }],
      unexplainedMinor: minor(0),
      unexplainedAbsMinor: minor(200),
    },
  ],
  exceptions: [
    {
      id: 'e',
      type: 'ambiguous',
      day: day('2026-01-02'),
      currency: 'CNY',
      minor: minor(-5),
      entries: [],
      acquirerId: null,
      merchantNo: null,
      reason: reason('nothingToUndo'),
      candidates: [],
      explained: false,
      resolution: { how: 'acknowledged', note: HOSTILE },
    },
  ],
  findings: [reason('findingIncompleteFiles', { count: 1 })],
}

test.each(['zh', 'en'] as const)('in %s it holds every figure and nothing that runs or loads', (lang) => {
  const html = reportHtml({ ...derived, settings: { ...derived.settings, shopName: HOSTILE } }, view, lang)
  for (const shown of ['1,234.56', '2.00', '−0.05', '2026-01-31', derived.stateHash]) expect(html).toContain(shown)
  expect(html).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`)
  expect(html).not.toContain('<script')
  expect(html).not.toMatch(/https?:|src=|href=|url\(/)
  expect(html.split(escapeHtml(HOSTILE)).length - 1).toBe(4)
})
