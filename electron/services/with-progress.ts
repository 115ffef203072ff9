// A running job as a stream: its progress now and then, its end once. Of progress that nobody has taken yet only the
// last is kept.

const AT_MOST_EVERY_MS = 100

export async function* withProgress<P, E>(run: (tell: (progress: P) => void) => Promise<E>): AsyncGenerator<P | E> {
  let latest: P | null = null
  let ended = false
  let wake = () => {}
  const job = run((progress) => {
    latest = progress
    wake()
  })
  const end = job.then(
    () => undefined,
    () => undefined,
  )
  void end.then(() => {
    ended = true
    wake()
  })
  while (!ended) {
    if (latest === null) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    const progress: P | null = latest
    latest = null
    if (progress !== null) {
      yield progress
      await Promise.race([end, pause(AT_MOST_EVERY_MS)])
    }
  }
  yield await job
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
