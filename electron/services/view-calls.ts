// `view`: figures, pages and source lines, as the deriving thread gives them.

import { bridge } from './bridge'
import type { Session } from './session'

/** Keys asked of the deriving thread at once: some megabytes of text. */
const BATCH = 16

export function viewCalls(session: Session) {
  const { view } = bridge
  return {
    overview: view.overview.handler(async ({ input }) => {
      await session.settled()
      return session.deriving.overview(input)
    }),
    manifest: view.manifest.handler(async () => {
      await session.settled()
      return session.deriving.manifest(null)
    }),
    pages: view.pages.handler(async function* ({ input: { head, keys }, signal }) {
      for (let from = 0; from < keys.length && !signal?.aborted; from += BATCH) {
        const texts = await session.deriving.pages({ head, keys: keys.slice(from, from + BATCH) })
        if (texts === null) return
        yield* texts
      }
    }),
    source: view.source.handler(async ({ input }) => {
      await session.settled()
      return session.deriving.source(input)
    }),
  }
}
