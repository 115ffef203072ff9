// The sample shop through the whole program: everything planted is found, and nothing else.

import { describe, expect, it } from 'vitest'
import type { CommandContext } from '../../../electron/cli/command'
import { demoCommand, reconcileShop } from '../../../electron/cli/demo'
import { withScratch } from '../../../electron/cli/read-files'
import { shopCalendar } from '../../../electron/simulator/shop-calendar'
import { must } from '../../../shared/result'
import type { Lang } from '../../../shared/sentences/say'
import { simulateShop } from '../../../shared/simulator/simulate'

/** A context whose output is kept. */
function listen(json: boolean, lang: Lang, options: CommandContext['options']) {
  const [out, err]: [string[], string[]] = [[], []]
  const context: CommandContext = {
    positionals: [],
    options,
    json,
    lang,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    signal: new AbortController().signal,
  }
  return { context, out, err }
}

async function demo(seed: string | undefined, json: boolean, lang: Lang = 'en') {
  const { context, out, err } = listen(json, lang, seed === undefined ? {} : { seed })
  const status = await demoCommand.run(context)
  return { status, out: out.join('\n'), err }
}

const CLEAN = {
  missed: 0,
  falseAlarms: 0,
  wrongAmounts: 0,
  wrongMatches: 0,
  wrongProbable: 0,
  unexplainedMinor: 0,
  unexplainedAbsMinor: 0,
}

describe('demo', () => {
  it.each(['1', '2', '-3'])(
    'finds every planted fault of seed %s, raises no false alarm, leaves nothing unexplained',
    async (seed) => {
      const { status, out, err } = await demo(seed, true)
      const answer: unknown = JSON.parse(out)
      expect(answer).toMatchObject(CLEAN)
      const { planted, found, decidable, matchedDecidable } = answer as Record<string, number>
      expect(found).toBe(planted)
      expect(planted).toBeGreaterThan(20)
      expect((matchedDecidable ?? 0) / (decidable ?? 1)).toBeGreaterThanOrEqual(0.995)
      expect([status, err]).toEqual([0, []])
    },
  )

  it('gives the same state for the same seed', async () => {
    const [a, b] = [await demo('4', true), await demo('4', true)]
    expect(JSON.parse(a.out).stateHash).toBe(JSON.parse(b.out).stateHash)
  })

  it('prints tables in both languages', async () => {
    expect((await demo(undefined, false, 'zh')).out).toMatch(
      /一张订单付了两次[\s\S]*到账被退票后重发[\s\S]*说不清的差额\s+0\.00/,
    )
    expect((await demo(undefined, false, 'en')).out).toMatch(/One order paid twice[\s\S]*Unexplained\s+0\.00/)
  })

  it('sees 200 where 100 came too much and 100 too little, both without a cause', async () => {
    const shop = simulateShop({
      seed: 9,
      days: 31,
      perDay: 20,
      faults: false,
      causelessMinor: 100,
      calendar: shopCalendar(),
    })
    const { context } = listen(true, 'en', {})
    const { verdict } = must(await withScratch((scratch) => reconcileShop(context, shop, scratch)))
    expect([verdict.unexplainedMinor, verdict.unexplainedAbsMinor]).toEqual([0, 200])
    expect([verdict.found, verdict.clean]).toEqual([2, true])
  })

  it('refuses a seed that is no whole number', async () => {
    const { status, err } = await demo('one', true)
    expect([status, err.length]).toEqual([2, 1])
  })
})
