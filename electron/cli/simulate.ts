// `simulate`: a shop's files with their truth, in a folder. Equal options give equal bytes.

import { stat } from 'node:fs/promises'
import { parseDay } from '../../shared/day'
import type { SimulateOptions } from '../../shared/simulator/shop'
import { simulateShop } from '../../shared/simulator/simulate'
import { writeFailure } from '../book/disk-failure'
import { shopCalendar } from '../simulator/shop-calendar'
import { writeShop } from '../simulator/write-shop'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, sentence, wrongUse } from './complain'
import { wholeNumber } from './whole-number'

export const simulateCommand: Command = {
  name: 'simulate',
  usage: '--out DIR [--seed S] [--days D] [--per-day N] [--start DAY] [--no-faults] [--json]',
  summary: {
    zh: '按种子生成一家店的对账文件，并写下真相（truth.json）',
    en: "makes a shop's settlement files from a seed, with the truth about them (truth.json)",
  },
  help: {
    zh: [
      '  --out DIR      写到这个文件夹（没有则新建；同名文件会被覆盖）',
      '  --seed S       种子，整数（默认 1）；选项相同，文件逐字节相同',
      '  --days D       天数（默认 31）',
      '  --per-day N    平均每天的订单数（默认 60）',
      '  --start DAY    第一天（默认 2026-03-01）',
      '  --no-faults    不埋任何差错',
    ].join('\n'),
    en: [
      '  --out DIR      write to this folder (made if absent; files of the same name are replaced)',
      '  --seed S       seed, a whole number (default 1); equal options give equal bytes',
      '  --days D       number of days (default 31)',
      '  --per-day N    orders a day on average (default 60)',
      '  --start DAY    first day (default 2026-03-01)',
      '  --no-faults    plant no faults',
    ].join('\n'),
  },
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

async function run(context: CommandContext): Promise<ExitStatus> {
  const options = optionsOf(context)
  if (typeof options === 'number') return options
  const { out } = context.options
  if (typeof out !== 'string' || out === '') return wrongUse(context, 'simulateNeedsFolder', {})
  const existing = await stat(out).catch(() => null)
  if (existing !== null && !existing.isDirectory()) return wrongUse(context, 'simulateNotFolder', { name: out })
  const shop = simulateShop(options)
  try {
    await writeShop(shop, out)
  } catch (error) {
    return complain(context, writeFailure(error, out))
  }
  const lines = shop.files.reduce((sum, file) => sum + file.lines.length, 0)
  const written = { files: shop.truth.files.length, lines, faults: shop.truth.faults.length }
  if (context.json) context.out(JSON.stringify({ folder: out, seed: options.seed, ...written }))
  else context.out(sentence(context.lang, 'simulateWritten', { name: out, ...written }))
  return 0
}

function optionsOf(context: CommandContext): SimulateOptions | ExitStatus {
  const { seed, days, 'per-day': perDay, start, 'no-faults': noFaults } = context.options
  const numbers = { seed: wholeNumber(seed, 1), days: positive(days, 31), perDay: positive(perDay, 60) }
  if (numbers.seed === null) return wrongUse(context, 'simulateBadNumber', { option: '--seed', text: String(seed) })
  if (numbers.days === null) return wrongUse(context, 'simulateBadNumber', { option: '--days', text: String(days) })
  if (numbers.perDay === null)
    return wrongUse(context, 'simulateBadNumber', { option: '--per-day', text: String(perDay) })
  const first = typeof start === 'string' ? parseDay(start) : undefined
  if (first === null) return wrongUse(context, 'commandBadDay', { text: String(start) })
  return {
    seed: numbers.seed,
    days: numbers.days,
    perDay: numbers.perDay,
    faults: noFaults !== true,
    calendar: shopCalendar(),
    ...(first === undefined ? {} : { start: first }),
  }
}

function positive(value: CommandContext['options'][string], fallback: number): number | null {
  const number = wholeNumber(value, fallback)
  return number !== null && number >= 1 ? number : null
}
