// The thread that derives, so that no window waits for it.

import { parentPort } from 'node:worker_threads'
import { derivingHere } from '../services/deriving-here'
import { answerCalls } from '../services/deriving-port'

if (parentPort) answerCalls(parentPort, derivingHere())
