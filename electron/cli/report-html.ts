// A report for printing: one self-contained page, every text escaped, nothing loaded from anywhere.

import { formatMinor } from '../../shared/money'
import { type Lang, say } from '../../shared/sentences/say'
import type { DerivedBook } from '../book/derive'
import type { ReconcileView } from './reconcile-json'
import { EXCEPTION_TERMS, WATERFALL_TERMS } from './terms'

const WORDS = {
  zh: {
    title: '对账报告',
    asOf: '截至',
    money: ['项目', '笔数', '金额'],
    unexplained: '说不清的差额',
    sizes: '其绝对值合计',
    levels: ['层级', '记录', '已核对', '无法判定', '未核对'],
    matching: '核对情况',
    exceptions: '差异',
    columns: ['日期', '类型', '金额', '原因', '处理'],
    files: '文件',
    fileColumns: ['文件', '格式', '起', '止', '结论'],
    findings: '检查发现',
    resolved: { expected: '预期之内', acknowledged: '已知悉', writtenOff: '已核销', handledOutside: '线下已处理' },
    open: '未处理',
    state: '状态摘要',
  },
  en: {
    title: 'Reconciliation report',
    asOf: 'As of',
    money: ['Line', 'Count', 'Amount'],
    unexplained: 'Unexplained',
    sizes: 'Sum of its sizes',
    levels: ['Level', 'Entries', 'Matched', 'Ambiguous', 'Unmatched'],
    matching: 'Matching',
    exceptions: 'Exceptions',
    columns: ['Day', 'Type', 'Amount', 'Reason', 'State'],
    files: 'Files',
    fileColumns: ['File', 'Format', 'From', 'To', 'Verdict'],
    findings: 'Findings',
    resolved: {
      expected: 'expected',
      acknowledged: 'acknowledged',
      writtenOff: 'written off',
      handledOutside: 'handled outside',
    },
    open: 'open',
    state: 'State hash',
  },
} as const

const STYLE = `body{font:14px/1.5 system-ui,"Microsoft YaHei","PingFang SC",sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#111;background:#fff}
h1{font-size:1.6em}h2{font-size:1.2em;margin-top:2em}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25em .6em;border-bottom:1px solid #ccc;vertical-align:top;overflow-wrap:anywhere}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}tfoot td{font-weight:bold}code{font-size:.85em;overflow-wrap:anywhere}
@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}@page{margin:15mm}}`

export function reportHtml(derived: DerivedBook, view: ReconcileView, lang: Lang): string {
  const words = WORDS[lang]
  const shop = derived.settings.shopName
  const body = [
    `<h1>${escapeHtml([shop, words.title].filter(Boolean).join(' · '))}</h1>`,
    `<p>${words.asOf} ${view.asOf ?? '—'}</p>`,
    ...view.waterfalls.map((waterfall) => waterfallHtml(waterfall, lang)),
    `<h2>${words.matching}</h2>`,
    tableHtml(words.levels, derived.matching.levels.map(levelCells), [1, 2, 3, 4]),
    ...exceptionsHtml(view, lang),
    ...findingsHtml(view, lang),
    `<h2>${words.files}</h2>`,
    tableHtml(words.fileColumns, derived.parsedFiles.map(fileCells), []),
    `<p>${words.state} <code>${derived.stateHash}</code></p>`,
  ]
  return pageHtml(lang, [shop, words.title].filter(Boolean).join(' · '), body.join('\n'))
}

function pageHtml(lang: Lang, title: string, body: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'"
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body>
${body}
</body>
</html>
`
}

function waterfallHtml(waterfall: ReconcileView['waterfalls'][number], lang: Lang): string {
  const { currency, lines, unexplainedMinor, unexplainedAbsMinor } = waterfall
  const words = WORDS[lang]
  const rows = lines.map(({ name, count, minor }) => [
    WATERFALL_TERMS[name][lang],
    String(count),
    formatMinor(minor, currency),
  ])
  const foot = [
    [words.unexplained, '', formatMinor(unexplainedMinor, currency)],
    [words.sizes, '', formatMinor(unexplainedAbsMinor, currency)],
  ]
  return `<h2>${escapeHtml(currency)}</h2>\n${tableHtml(words.money, rows, [1, 2], foot)}`
}

function levelCells({
  level,
  entries,
  matched,
  ambiguous,
  unmatched,
}: DerivedBook['matching']['levels'][number]): string[] {
  return [level, ...[entries, matched, ambiguous, unmatched].map(String)]
}

function fileCells({ name, format, period, verdict }: DerivedBook['parsedFiles'][number]): string[] {
  return [name, format, period?.from ?? '—', period?.to ?? '—', verdict]
}

function exceptionsHtml({ exceptions }: ReconcileView, lang: Lang): string[] {
  const words = WORDS[lang]
  const rows = exceptions.map(({ day, type, minor, currency, reason, resolution }) => {
    const state = resolution ? [words.resolved[resolution.how], resolution.note].filter(Boolean).join(': ') : words.open
    return [day, EXCEPTION_TERMS[type][lang], formatMinor(minor, currency), say(lang, reason), state]
  })
  return [
    `<h2>${words.exceptions} (${exceptions.length})</h2>`,
    ...(rows.length > 0 ? [tableHtml(words.columns, rows, [2])] : []),
  ]
}

function findingsHtml({ findings }: ReconcileView, lang: Lang): string[] {
  if (findings.length === 0) return []
  const lines = findings.map((finding) => `<li>${escapeHtml(say(lang, finding))}</li>`)
  return [`<h2>${WORDS[lang].findings}</h2>`, `<ul>${lines.join('')}</ul>`]
}

function tableHtml(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[],
  foot: readonly (readonly string[])[] = [],
): string {
  const cell = (tag: string, text: string, at: number) =>
    `<${tag}${numeric.includes(at) ? ' class="n"' : ''}>${escapeHtml(text)}</${tag}>`
  const line = (tag: string) => (cells: readonly string[]) =>
    `<tr>${cells.map((text, at) => cell(tag, text, at)).join('')}</tr>`
  const footer = foot.length > 0 ? `<tfoot>${foot.map(line('td')).join('')}</tfoot>` : ''
  return `<table><thead>${line('th')(heads)}</thead><tbody>\n${rows.map(line('td')).join('\n')}\n</tbody>${footer}</table>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
