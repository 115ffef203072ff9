// The answer of `reconcile` for reading: where every fen went, then what is not clean.

import { formatMinor } from '../../shared/money'
import type { Lang } from '../../shared/sentences/say'
import { say } from '../../shared/sentences/say'
import type { DerivedBook } from '../book/derive'
import type { ReconcileView } from './reconcile-json'
import { tableLines } from './tables'
import { EXCEPTION_TERMS, WATERFALL_TERMS } from './terms'

const WORDS = {
  zh: {
    money: ['项目', '笔数', '金额'],
    unexplained: '说不清的差额',
    sizes: '其绝对值合计',
    levels: ['层级', '记录', '已核对', '无法判定', '未核对'],
    exceptions: ['日期', '类型', '金额', '原因'],
    open: '未处理的差异',
    more: (count: number) => `……还有 ${count} 条（--json 可看全部）`,
    state: '状态摘要',
    asOf: '截至',
  },
  en: {
    money: ['Line', 'Count', 'Amount'],
    unexplained: 'Unexplained',
    sizes: 'Sum of its sizes',
    levels: ['Level', 'Entries', 'Matched', 'Ambiguous', 'Unmatched'],
    exceptions: ['Day', 'Type', 'Amount', 'Reason'],
    open: 'Open exceptions',
    more: (count: number) => `… and ${count} more (--json shows all)`,
    state: 'State hash',
    asOf: 'As of',
  },
} as const
const SHOWN = 50

export function reconcileText(derived: DerivedBook, view: ReconcileView, lang: Lang): string {
  const words = WORDS[lang]
  const open = view.exceptions.filter(({ resolution }) => resolution === null)
  const sections = [
    `${words.asOf} ${view.asOf ?? '—'}`,
    ...view.waterfalls.map((waterfall) => waterfallText(waterfall, lang)),
    table(words.levels, derived.matching.levels.map(levelRow)),
    `${words.open}: ${open.length}`,
    ...(open.length > 0
      ? [
          table(
            words.exceptions,
            open.slice(0, SHOWN).map((each) => exceptionRow(each, lang)),
            [2],
          ),
        ]
      : []),
    ...(open.length > SHOWN ? [words.more(open.length - SHOWN)] : []),
    ...view.findings.map((finding) => say(lang, finding)),
    `${words.state} ${derived.stateHash}`,
  ]
  return sections.join('\n\n')
}

function waterfallText(
  { currency, lines, unexplainedMinor, unexplainedAbsMinor }: ReconcileView['waterfalls'][number],
  lang: Lang,
): string {
  const words = WORDS[lang]
  const rows = lines.map(({ name, count, minor }) => [
    WATERFALL_TERMS[name][lang],
    String(count),
    formatMinor(minor, currency),
  ])
  rows.push([words.unexplained, '', formatMinor(unexplainedMinor, currency)])
  rows.push([words.sizes, '', formatMinor(unexplainedAbsMinor, currency)])
  return `${currency}\n${table(words.money, rows)}`
}

function levelRow({
  level,
  entries,
  matched,
  ambiguous,
  unmatched,
}: DerivedBook['matching']['levels'][number]): string[] {
  return [level, ...[entries, matched, ambiguous, unmatched].map(String)]
}

function exceptionRow(exception: ReconcileView['exceptions'][number], lang: Lang): string[] {
  const { day, type, minor, currency } = exception
  return [day, EXCEPTION_TERMS[type][lang], formatMinor(minor, currency), say(lang, exception.reason)]
}

/** Right-aligned: the columns named, by default all but the first. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], right?: readonly number[]): string {
  const columns = heads.map((head, at) => {
    const isRight = right ? right.includes(at) : at > 0
    return { head, align: isRight ? ('right' as const) : ('left' as const) }
  })
  return tableLines(columns, rows).join('\n')
}
