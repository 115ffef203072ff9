// Calls of `Deriving` over a message port: `{id, call, argument}` there, `{id, answer | broken | progress}` back, `{id, cancel}`
// for a call that is not wanted any more.

import type { ImportProgress } from '../../shared/bridge/contract'
import { CALL_NAMES, type CallName, type Deriving, type Running } from './deriving'
import { logFault } from './faults'

export type Asked =
  | { readonly id: number; readonly call: CallName; readonly argument: unknown }
  | { readonly id: number; readonly cancel: true }
export type Told =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly broken: string }
  | { readonly id: number; readonly progress: ImportProgress }

interface Port<In, Out> {
  on(event: 'message', listener: (message: In) => void): unknown
  postMessage(message: Out): void
}

/** Answers the calls that come in at `port`. */
export function answerCalls(port: Port<Asked, Told>, deriving: Deriving): void {
  const running = new Map<number, AbortController>()
  port.on('message', (asked) => {
    if ('cancel' in asked) return running.get(asked.id)?.abort()
    const { id, call, argument } = asked
    const controller = new AbortController()
    running.set(id, controller)
    const watch: Running = {
      signal: controller.signal,
      onProgress: (progress) => port.postMessage({ id, progress }),
    }
    const callable = deriving[call] as (argument: unknown, running: Running) => Promise<unknown>
    callable(argument, watch)
      .then((answer) => port.postMessage({ id, answer }))
      .catch((error: unknown) => {
        if (!controller.signal.aborted) logFault(error)
        port.postMessage({ id, broken: call })
      })
      .finally(() => running.delete(id))
  })
}

interface Waiting {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
  readonly running: Running | undefined
  readonly stopListening: () => void
}

export interface Caller {
  readonly calls: Omit<Deriving, 'close'>
  /** Every call under way ends with this error. */
  breakOff(error: Error): void
}

/** Makes calls at the other end of `port`. */
export function makeCaller(port: Port<Told, Asked>): Caller {
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = (call: CallName) => (argument: unknown, running?: Running) =>
    new Promise((resolve, reject) => {
      last += 1
      const id = last
      const cancel = () => port.postMessage({ id, cancel: true })
      running?.signal?.addEventListener('abort', cancel, { once: true })
      const stopListening = () => running?.signal?.removeEventListener('abort', cancel)
      waiting.set(id, { resolve, reject, running, stopListening })
      port.postMessage({ id, call, argument })
      if (running?.signal?.aborted) cancel()
    })
  port.on('message', (told) => hear(waiting, told))
  return {
    calls: Object.fromEntries(CALL_NAMES.map((call) => [call, ask(call)])) as unknown as Caller['calls'],
    breakOff(error) {
      for (const [id, { reject, stopListening }] of waiting) {
        waiting.delete(id)
        stopListening()
        reject(error)
      }
    },
  }
}

function hear(waiting: Map<number, Waiting>, told: Told): void {
  const call = waiting.get(told.id)
  if (!call) return
  if ('progress' in told) {
    call.running?.onProgress?.(told.progress)
    return
  }
  waiting.delete(told.id)
  call.stopListening()
  if ('broken' in told) call.reject(new Error(`deriving broke in ${told.broken}`))
  else call.resolve(told.answer)
}
