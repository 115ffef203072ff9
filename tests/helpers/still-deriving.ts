// A deriver that derives nothing: for tests of the transport, which are not about what is derived.

import type { Deriving } from '../../electron/services/deriving'
import { ok } from '../../shared/result'

export function stillDeriving(): Deriving {
  return {
    open: async () => ok({ head: '0'.repeat(64), stateHash: 's', entries: 0, files: 0, firstDay: null, lastDay: null }),
    overview: async () => ({
      asOf: null,
      from: null,
      to: null,
      waterfalls: [],
      levels: [],
      attention: [],
      findings: [],
    }),
    manifest: async () => ({ book: 'b', head: '0'.repeat(64), stateHash: 's', pages: [] }),
    pages: async ({ keys }) => keys.map((key) => JSON.stringify({ key, rows: [] })),
    source: async ({ file }) => ok({ name: 'a.csv', file, encoding: 'utf-8', lines: [] }),
    history: async () => [],
    checkSides: async () => null,
    checkEntry: async () => null,
    checkResolution: async () => null,
    read: async () => ok([]),
    promised: async () => null,
    forget: async () => null,
    simulate: async () => {
      throw new Error('no shop here')
    },
    close: async () => {},
  }
}
