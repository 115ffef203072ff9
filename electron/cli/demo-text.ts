// The answer of `demo` for reading: each kind of fault, how often it was planted and found, then the figures that matter.

import { formatMinor, minor } from '../../shared/money'
import type { Lang, Sentence } from '../../shared/sentences/say'
import type { Verdict } from '../../shared/simulator/judge'
import type { FaultKind, Truth } from '../../shared/simulator/truth'
import type { ReconcileJson } from './reconcile-json'
import { tableLines } from './tables'
import { EXCEPTION_TERMS, WATERFALL_TERMS } from './terms'

export interface JudgedResult {
  readonly verdict: Verdict
  readonly result: ReconcileJson
  readonly truth: Truth
  readonly files: number
  readonly entries: number
  readonly seed: number
  readonly seconds: number
}

const FAULT_TERMS: Readonly<Record<FaultKind, Sentence>> = {
  saleMissingAtAcquirer: { zh: '有订单，收单机构没有', en: 'Order without a payment' },
  saleMissingInBooks: { zh: '有收款，店里没有订单', en: 'Payment without an order' },
  refundMissingInBooks: { zh: '有退款，店里没有记录', en: 'Refund that the shop never recorded' },
  paidTwice: { zh: '一张订单付了两次', en: 'One order paid twice' },
  wrongOrderAmount: { zh: '订单金额与收款不符', en: 'Order and payment differ' },
  wrongFee: { zh: '手续费不合费率', en: 'Fee does not follow its rate' },
  refundNeverMade: { zh: '店里退了款，收单机构没有', en: 'Refund that the acquirer never made' },
  refundedTooMuch: { zh: '退款超过原单', en: 'Refunded more than was paid' },
  payoutLate: { zh: '到账晚了', en: 'Payout came late' },
  payoutBounced: { zh: '到账被退票后重发', en: 'Payout bounced and was paid again' },
  saleAfterUnbind: { zh: '终端解绑后仍有交易', en: 'Sale on a terminal after it was unbound' },
  keylessPair: { zh: '两笔无单号的相同交易', en: 'Two equal sales without a number' },
  billMissing: { zh: '缺一天的账单', en: "A day's bill is missing" },
  rowRevised: { zh: '重叠账单更正了一行', en: 'A later bill corrects a row' },
  fileCut: { zh: '账单被截断', en: 'A bill is cut short' },
  depositBeforeStart: { zh: '起始日之前的到账', en: 'Deposit for sales before the start' },
  strayDeposit: { zh: '来源不明的到账', en: 'Deposit without a cause' },
  payoutShort: { zh: '到账少了', en: 'Payout came short' },
}

const WORDS = {
  zh: {
    shop: (at: JudgedResult) => `示例店（种子 ${at.seed}）：${at.files} 个文件，${at.entries} 条记录，${at.seconds} 秒`,
    faults: ['埋入的差错', '差异类型', '埋入', '找到'],
    figures: ['结果', ''],
    money: ['项目', '笔数', '金额'],
    found: '找到的差错',
    falseAlarms: '误报',
    wrongAmounts: '金额不对的差异',
    wrongMatches: '错误的确定匹配',
    wrongProbable: '错误的推定匹配',
    matched: '可判定的已自动核对',
    unexplained: '说不清的差额',
    sizes: '其绝对值合计',
    state: '状态摘要',
  },
  en: {
    shop: (at: JudgedResult) =>
      `Sample shop (seed ${at.seed}): ${at.files} files, ${at.entries} entries, ${at.seconds} seconds`,
    faults: ['Planted fault', 'Exception', 'Planted', 'Found'],
    figures: ['Result', ''],
    money: ['Line', 'Count', 'Amount'],
    found: 'Faults found',
    falseAlarms: 'False alarms',
    wrongAmounts: 'Exceptions with a wrong amount',
    wrongMatches: 'Wrong certain matches',
    wrongProbable: 'Wrong probable matches',
    matched: 'Decidable, matched by itself',
    unexplained: 'Unexplained',
    sizes: 'Sum of its sizes',
    state: 'State hash',
  },
} as const

const TYPE_TERMS: ReadonlyMap<string, Sentence> = new Map(Object.entries(EXCEPTION_TERMS))

/** Each kind of fault with its exception type, how often it was planted and how often found. */
export function kindsFound({ truth, verdict }: JudgedResult) {
  const missed = new Set(verdict.missed)
  return [...new Set(truth.faults.map(({ kind }) => kind))].map((kind) => {
    const own = truth.faults.filter((fault) => fault.kind === kind)
    const found = own.filter((fault) => !missed.has(fault)).length
    return { kind, type: own[0]?.type ?? '', planted: own.length, found }
  })
}

function figuresTable(judged: JudgedResult, lang: Lang): readonly string[] {
  const words = WORDS[lang]
  const { verdict } = judged
  const rows = [
    [words.found, `${verdict.found} / ${verdict.planted}`],
    [words.falseAlarms, String(verdict.falseAlarms.length)],
    [words.wrongAmounts, String(verdict.wrongAmounts.length)],
    [words.wrongMatches, `${verdict.wrongCertain.length} / ${verdict.certain}`],
    [words.wrongProbable, `${verdict.wrongProbable.length} / ${verdict.probable}`],
    [words.matched, `${verdict.matchedDecidable} / ${verdict.decidable}`],
    [words.unexplained, formatMinor(minor(verdict.unexplainedMinor))],
    [words.sizes, formatMinor(minor(verdict.unexplainedAbsMinor))],
  ]
  return tableLines([{ head: words.figures[0] }, { head: words.figures[1], align: 'right' }], rows)
}

function waterfallTable({ result }: JudgedResult, lang: Lang): readonly string[] {
  const [name, count, amount] = WORDS[lang].money
  const rows = result.waterfall.flatMap(({ currency, lines }) =>
    lines.map((line) => [WATERFALL_TERMS[line.name][lang], String(line.count), formatMinor(line.minor, currency)]),
  )
  return tableLines([{ head: name }, { head: count, align: 'right' }, { head: amount, align: 'right' }], rows)
}

/** The tables that `demo` prints. */
export function judgeText(judged: JudgedResult, lang: Lang): string {
  const words = WORDS[lang]
  const kinds = kindsFound(judged).map(({ kind, type, planted, found }) => [
    FAULT_TERMS[kind][lang],
    TYPE_TERMS.get(type)?.[lang] ?? type,
    String(planted),
    String(found),
  ])
  const columns = words.faults.map((head, at) => ({ head, align: at > 1 ? ('right' as const) : ('left' as const) }))
  const blocks = [
    [words.shop(judged)],
    tableLines(columns, kinds),
    waterfallTable(judged, lang),
    figuresTable(judged, lang),
    [`${words.state} ${judged.result.stateHash}`],
  ]
  return blocks.map((lines) => lines.join('\n')).join('\n\n')
}
