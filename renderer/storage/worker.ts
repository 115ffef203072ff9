// The storage worker: answers the window over comlink, keeps the pages in Dexie, and follows the host over a line of
// its own.

import { expose } from 'comlink'
import { connectWorker } from '../app/connect'
import { Answers } from './answers'
import type { StorageStatus, StorageWorker } from './api'
import { entryDetail, exceptionDetail, matchesOfDay } from './details'
import { openDexiePages } from './dexie-pages'
import { lastSaleDay } from './entry-query'
import { groupExceptions, summariseDays } from './exception-query'
import { follow } from './follow'
import { STATUS_BEFORE } from './status'

const answers = new Answers()
const watchers = new Set<(status: StorageStatus) => void>()
let last = STATUS_BEFORE

function publish(change: Partial<StorageStatus>): void {
  last = { ...last, ...change }
  for (const watcher of watchers) watcher(last)
}

const worker: StorageWorker = {
  status: async () => last,
  async watch(onStatus) {
    watchers.add(onStatus)
    onStatus(last)
  },
  async start(port) {
    void follow({ connection: connectWorker(port), answers, openStore: openDexiePages, publish })
  },
  queryEntries: async (slot, query) => answers.queryEntries(slot, query),
  entryRows: async (list, from, to) => answers.entryRows(list, from, to),
  queryExceptions: async (slot, query) => answers.queryExceptions(slot, query),
  exceptionRows: async (list, from, to) => answers.exceptionRows(list, from, to),
  exceptionGroups: async (period) => groupExceptions(answers.current, period),
  days: async (from, to) => summariseDays(answers.current, from, to),
  matchesOfDay: async (day, certainty, limit) => matchesOfDay(answers.current, day, certainty, limit),
  entry: async (id) => entryDetail(answers.current, id),
  exception: async (id) => exceptionDetail(answers.current, id),
  lastSaleDay: async () => lastSaleDay(answers.current),
  fileNames: async () => Object.fromEntries(answers.current.fileNames),
}

expose(worker)
