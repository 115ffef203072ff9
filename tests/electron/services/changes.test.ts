import { describe, expect, it } from 'vitest'
import { makeChanges } from '../../../electron/services/changes'

describe('changes', () => {
  it('come to everyone who listens, the first at once', async () => {
    const changes = makeChanges<number>()
    const [one, two] = [changes.listen(0), changes.listen(0)]
    expect([(await one.next()).value, (await two.next()).value]).toEqual([0, 0])
    const waiting = [one.next(), two.next()]
    changes.publish(1)
    expect((await Promise.all(waiting)).map(({ value }) => value)).toEqual([1, 1])
  })

  it('that a slow listener has missed are not repeated: the last one counts', async () => {
    const changes = makeChanges<number>()
    const slow = changes.listen(0)
    await slow.next()
    const pending = slow.next()
    changes.publish(1)
    expect((await pending).value).toBe(1)
    changes.publish(2)
    changes.publish(3)
    expect((await slow.next()).value).toBe(3)
  })

  it('end with the signal, and with the host', async () => {
    const changes = makeChanges<number>()
    const stop = new AbortController()
    const [one, two] = [changes.listen(0, stop.signal), changes.listen(0)]
    await one.next()
    await two.next()
    const ends = [one.next(), two.next()]
    stop.abort()
    changes.end()
    expect((await Promise.all(ends)).map(({ done }) => done)).toEqual([true, true])
  })
})
