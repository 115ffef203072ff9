// `demo`: a sample shop's month through the whole of the program, and what it found of the faults that were planted.

import { join } from 'node:path'
import type { Failure } from '../../shared/failure'
import { ok, type Result } from '../../shared/result'
import { judge } from '../../shared/simulator/judge'
import { reconcileResultZ } from '../../shared/simulator/reconcile-result'
import type { SimulatedShop } from '../../shared/simulator/shop'
import { simulateShop } from '../../shared/simulator/simulate'
import { openBook } from '../book/book'
import { shopCalendar } from '../simulator/shop-calendar'
import { writeShop } from '../simulator/write-shop'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, wrongUse } from './complain'
import { type JudgedResult, judgeText, kindsFound } from './demo-text'
import { highest } from './exit-status'
import { readFiles, withScratch } from './read-files'
import { reconcileJson } from './reconcile-json'
import { complainAboutLeft, complainAboutRead, takeFiles } from './taking'
import { wholeNumber } from './whole-number'

const DAYS = 31
const PER_DAY = 60

export const demoCommand: Command = {
  name: 'demo',
  usage: '[--seed S] [--json]',
  summary: {
    zh: '用一家示例店的一个月账单走完全程，说明埋入的差错找到了哪些',
    en: "takes a sample shop's month through everything and says which planted faults were found",
  },
  help: {
    zh: '  --seed S   种子，整数（默认 1）；同一种子得到同样的店和同样的结果',
    en: '  --seed S   seed, a whole number (default 1): the same shop and the same result every time',
  },
  options: { seed: { type: 'string' } },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const { seed: wanted } = context.options
  const seed = wholeNumber(wanted, 1)
  if (seed === null) return wrongUse(context, 'simulateBadNumber', { option: '--seed', text: String(wanted) })
  const started = performance.now()
  const shop = simulateShop({ seed, days: DAYS, perDay: PER_DAY, calendar: shopCalendar() })
  return withScratch(async (scratch) => {
    const made = await reconcileShop(context, shop, scratch)
    if (!made.ok) return complain(context, made.failure)
    const seconds = Math.round((performance.now() - started) / 10) / 100
    const judged: JudgedResult = { ...made.value, seed, seconds }
    if (context.json) context.out(JSON.stringify(answerJson(judged)))
    else context.out(judgeText(judged, context.lang))
    return highest([made.value.unread, judged.verdict.clean ? 0 : 1])
  })
}

/** The files are written, read, imported, reconciled and judged as anybody's would be. */
export async function reconcileShop(
  context: CommandContext,
  shop: SimulatedShop,
  scratch: string,
): Promise<Result<Omit<JudgedResult, 'seed' | 'seconds'> & { unread: ExitStatus }, Failure>> {
  const paths = await writeShop(shop, join(scratch, 'shop'))
  const opened = await openBook(join(scratch, 'book'), { write: true, create: true })
  if (!opened.ok) return opened
  const book = opened.value
  try {
    const saved = await book.append([{ kind: 'settings.changed', data: { settings: shop.settings } }])
    if (!saved.ok) return saved
    const read = await readFiles(paths, { scratchFolder: scratch, profiles: [], signal: context.signal })
    const taken = await takeFiles(book, read, true, context.signal)
    if (!taken.ok) return taken
    const { derived, done } = taken.value
    const result = reconcileJson(derived, { lang: context.lang, matches: true })
    const verdict = judge(shop.truth, reconcileResultZ.parse(result))
    const unread = highest([complainAboutRead(context, read), complainAboutLeft(context, done)])
    return ok({ verdict, result, truth: shop.truth, files: paths.length, entries: derived.entries.length, unread })
  } finally {
    await book.close()
  }
}

function answerJson(judged: JudgedResult) {
  const { verdict, result, seed, seconds, files, entries } = judged
  return {
    seed,
    days: DAYS,
    files,
    entries,
    planted: verdict.planted,
    found: verdict.found,
    missed: verdict.missed.length,
    falseAlarms: verdict.falseAlarms.length,
    wrongAmounts: verdict.wrongAmounts.length,
    wrongMatches: verdict.wrongCertain.length,
    wrongProbable: verdict.wrongProbable.length,
    certain: verdict.certain,
    probable: verdict.probable,
    decidable: verdict.decidable,
    matchedDecidable: verdict.matchedDecidable,
    unexplainedMinor: verdict.unexplainedMinor,
    unexplainedAbsMinor: verdict.unexplainedAbsMinor,
    faults: kindsFound(judged),
    waterfall: result.waterfall,
    levels: result.levels,
    stateHash: result.stateHash,
    seconds,
    details: {
      missed: verdict.missed,
      falseAlarms: verdict.falseAlarms,
      wrongAmounts: verdict.wrongAmounts,
      wrongMatches: verdict.wrongCertain,
      wrongProbable: verdict.wrongProbable,
      unmatched: verdict.unmatchedDecidable,
    },
  }
}
