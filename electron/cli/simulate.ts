// `simulate`: a shop's files with their truth, in a folder. Equal options give equal bytes.

import { existsSync } from 'node:fs'
import { type Day, parseDay } from '../../shared/day'
import type { Lang } from '../../shared/sentences/say'
import type { WorkCalendar } from '../../shared/settlement/calendar'
import type { SimulateOptions } from '../../shared/simulator/shop'
import { simulateShop } from '../../shared/simulator/simulate'
import { shopCalendar } from '../simulator/shop-calendar'
import { writeShop } from '../simulator/write-shop'
import type { Command, CommandContext, ExitStatus } from './command'

const SUMMARY: Readonly<Record<Lang, string>> = {
  zh: '按种子生成一家店的对账文件,并写下真相(truth.json)',
  en: "make a shop's settlement files from a seed, with the truth about them (truth.json)",
}

const HELP: Readonly<Record<Lang, string>> = {
  zh: [
    '--seed S      种子,整数(默认 1);相同选项生成逐字节相同的文件',
    '--days D      天数(默认 31)',
    '--per-day N   平均每天订单数(默认 60)',
    '--out DIR     输出文件夹(必填,须不存在或由本命令生成)',
    '--start DAY   起始日,如 2026-03-01(默认)',
    '--no-faults   不埋任何差错',
  ].join('\n'),
  en: [
    '--seed S      seed, a whole number (default 1); equal options give equal bytes',
    '--days D      number of days (default 31)',
    '--per-day N   orders a day on average (default 60)',
    '--out DIR     folder to write to (needed)',
    '--start DAY   first day, as 2026-03-01 (the default)',
    '--no-faults   plant no faults',
  ].join('\n'),
}

const WRONG: Readonly<Record<'number' | 'start' | 'out' | 'notFolder', Readonly<Record<Lang, string>>>> = {
  number: {
    zh: '--seed 须为整数,--days 与 --per-day 须为正整数。',
    en: '--seed must be a whole number, --days and --per-day positive whole numbers.',
  },
  start: { zh: '--start 须为日期,如 2026-03-01。', en: '--start must be a day such as 2026-03-01.' },
  out: { zh: '请用 --out 指定输出文件夹。', en: 'Name the folder to write to with --out.' },
  notFolder: {
    zh: '--out 处已有其他文件;请指定一个空文件夹。',
    en: 'Something else is in the place of --out; name an empty folder.',
  },
}

type Wrong = keyof typeof WRONG

/** A whole number given as an option, the default where it is absent, `null` where it is none. */
export function wholeNumber(value: CommandContext['options'][string], fallback: number): number | null {
  if (value === undefined) return fallback
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return null
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : null
}

function optionsOf(context: CommandContext, calendar: WorkCalendar): SimulateOptions | Wrong {
  const { options } = context
  const seed = wholeNumber(options.seed, 1)
  const days = wholeNumber(options.days, 31)
  const perDay = wholeNumber(options['per-day'], 60)
  if (seed === null || days === null || perDay === null || days < 1 || perDay < 1) return 'number'
  let start: Day | null = null
  if (typeof options.start === 'string') {
    start = parseDay(options.start)
    if (start === null) return 'start'
  }
  return { seed, days, perDay, faults: options['no-faults'] !== true, calendar, ...(start === null ? {} : { start }) }
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const options = optionsOf(context, shopCalendar())
  const refuse = (wrong: Wrong): ExitStatus => {
    context.err(WRONG[wrong][context.lang])
    return 2
  }
  if (typeof options === 'string') return refuse(options)
  const { out } = context.options
  if (typeof out !== 'string' || out === '') return refuse('out')
  if (existsSync(out) && !existsSync(`${out}/.`)) return refuse('notFolder')
  const shop = simulateShop(options)
  const written = await writeShop(shop, out)
  const rows = shop.files.reduce((sum, file) => sum + file.lines.length, 0)
  const { faults, matches } = shop.truth
  if (context.json) {
    context.out(
      JSON.stringify({
        folder: out,
        seed: options.seed,
        files: written.length,
        lines: rows,
        faults: faults.length,
        matches: matches.length,
      }),
    )
  } else if (context.lang === 'zh') {
    context.out(`已写入 ${out}:${written.length} 个文件,共 ${rows} 行;埋入差错 ${faults.length} 处(见 truth.json)。`)
  } else {
    context.out(
      `Wrote ${written.length} files with ${rows} lines to ${out}; ${faults.length} planted faults (see truth.json).`,
    )
  }
  return 0
}

export const simulateCommand: Command = {
  name: 'simulate',
  usage: '--seed S --days D --per-day N --out DIR [--no-faults] [--start DAY]',
  summary: SUMMARY,
  help: HELP,
  options: {
    seed: { type: 'string' },
    days: { type: 'string' },
    'per-day': { type: 'string' },
    out: { type: 'string' },
    start: { type: 'string' },
    'no-faults': { type: 'boolean' },
  },
  run,
}
