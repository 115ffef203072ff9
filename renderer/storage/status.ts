// The storage worker's status before it has said anything.

import type { StorageStatus } from './api'

export const STATUS_BEFORE: StorageStatus = {
  state: 'connecting',
  pagesDone: 0,
  pagesTotal: 0,
  head: null,
  stateHash: null,
  generation: 0,
  detail: null,
  kept: 'disk',
}
