// The thread that reads spreadsheets: one question, one answer.

import { parentPort } from 'node:worker_threads'
import { answerTo, type ExtractRequest } from './answer'

parentPort?.once('message', async (request: ExtractRequest) => {
  const answer = await answerTo(request)
  parentPort?.postMessage(answer)
})
