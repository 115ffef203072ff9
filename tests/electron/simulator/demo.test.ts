// The sample shop through the whole program: everything planted is found, and nothing else.

import { describe, expect, it } from 'vitest'
import { demoCommand } from '../../../electron/cli/demo'
import type { Lang } from '../../../shared/sentences/say'

async function demo(seed: string | undefined, json: boolean, lang: Lang = 'en') {
  const [out, err]: [string[], string[]] = [[], []]
  const status = await demoCommand.run({
    positionals: [],
    options: seed === undefined ? {} : { seed },
    json,
    lang,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    signal: new AbortController().signal,
  })
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

  it('refuses a seed that is no whole number', async () => {
    const { status, err } = await demo('one', true)
    expect([status, err.length]).toEqual([2, 1])
  })
})
