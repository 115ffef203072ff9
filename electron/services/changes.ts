// One message to everyone who listens. A listener that is slow gets the last message only: older ones are of no use.

export interface Changes<T> {
  publish(message: T): void
  /** Messages from now on until the signal; `first` comes at once. */
  listen(first: T, signal?: AbortSignal): AsyncGenerator<T, void, undefined>
  /** Ends every listener. */
  end(): void
}

export function makeChanges<T>(): Changes<T> {
  const wakers = new Set<(message: T | null) => void>()
  return {
    publish(message) {
      for (const wake of wakers) wake(message)
    },
    async *listen(first, signal) {
      let waiting: T | null = first
      let ended = signal?.aborted ?? false
      let resume = () => {}
      const wake = (message: T | null) => {
        if (message === null) ended = true
        else waiting = message
        resume()
      }
      const stop = () => wake(null)
      wakers.add(wake)
      signal?.addEventListener('abort', stop, { once: true })
      try {
        while (!ended) {
          if (waiting !== null) {
            const message: T = waiting
            waiting = null
            yield message
          } else
            await new Promise<void>((resolve) => {
              resume = resolve
            })
        }
      } finally {
        wakers.delete(wake)
        signal?.removeEventListener('abort', stop)
      }
    },
    end() {
      for (const wake of wakers) wake(null)
    },
  }
}
