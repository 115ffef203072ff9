import { describe, expect, it } from 'vitest'
import { withProgress } from '../../../electron/services/with-progress'

async function all<T>(stream: AsyncGenerator<T>): Promise<T[]> {
  const found: T[] = []
  for await (const each of stream) found.push(each)
  return found
}

describe('a running job as a stream', () => {
  it('ends with its end, exactly once', async () => {
    expect(await all(withProgress(async () => 'end'))).toEqual(['end'])
  })

  it('leaves out progress that nobody could have read', async () => {
    const stream = withProgress<number, string>(async (tell) => {
      for (let done = 0; done < 10_000; done += 1) tell(done)
      return 'end'
    })
    const seen = await all(stream)
    expect(seen.at(-1)).toBe('end')
    expect(seen.length).toBeLessThanOrEqual(2)
  })

  it('tells progress while the job runs', async () => {
    const stream = withProgress<number, string>(async (tell) => {
      for (let done = 1; done <= 3; done += 1) {
        tell(done)
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
      return 'end'
    })
    expect(await all(stream)).toEqual([1, 2, 3, 'end'])
  })

  it('breaks where the job breaks', async () => {
    const stream = withProgress<number, string>(async () => {
      throw new Error('broken')
    })
    await expect(all(stream)).rejects.toThrow('broken')
  })
})
