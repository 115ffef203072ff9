// The line to the host may be lost: 1 calls wait for the next one;  2 the state says what is going on;
// 3 whoever watches hears of every change once.

import { describe, expect, it, vi } from 'vitest'
import { type ConnectionState, makeConnection } from '../../../renderer/app/connect'

function scriptedLines(outcomes: readonly (string | null)[]) {
  const closes: (() => void)[] = []
  let opened = 0
  const open = async (onClose: () => void) => {
    const answer = outcomes[opened]
    opened += 1
    if (answer === null || answer === undefined) throw new Error('refused')
    closes.push(onClose)
    return { call: async () => answer }
  }
  return { open, lose: (line: number) => closes[line]?.(), count: () => opened }
}

describe('a connection', () => {
  it('is tried again until it opens; a call made meanwhile is answered then', async () => {
    const lines = scriptedLines([null, null, 'third'])
    const connection = makeConnection(lines.open, [1])
    expect(await connection.bridge.book.summary()).toBe('third')
    expect(lines.count()).toBe(3)
    expect(connection.state()).toBe('open')
  })

  it('opens a new line after a loss and says so', async () => {
    const lines = scriptedLines(['first', null, 'second'])
    const connection = makeConnection(lines.open, [1])
    const seen: ConnectionState[] = []
    const stop = connection.watch((state) => seen.push(state))
    expect(await connection.bridge.book.summary()).toBe('first')
    lines.lose(0)
    expect(connection.state()).toBe('lost')
    expect(await connection.bridge.book.summary()).toBe('second')
    await vi.waitFor(() => expect(seen).toEqual(['open', 'lost', 'open']))
    stop()
    lines.lose(1)
    expect(seen).toHaveLength(3)
  })
})
