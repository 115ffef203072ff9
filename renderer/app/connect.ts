// The one way to the host: a typed client over a MessagePort (desktop) or a WebSocket (browser). The client outlives
// its connection: when the connection is lost, calls wait for the next one and `state` says so.

import { type ClientLink, createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../shared/bridge/contract'

export type Bridge = ContractRouterClient<Contract>
export type ConnectionState = 'connecting' | 'open' | 'lost'
type Link = ClientLink<Record<never, never>>

export interface Connection {
  readonly bridge: Bridge
  state(): ConnectionState
  /** Calls back on every change of state; returns how to stop. */
  watch(onState: (state: ConnectionState) => void): () => void
}

/** Opens one line to the host and reports its end. */
type Opener = (onClose: () => void) => Promise<Link>

/** The desktop shell's gate, exposed by the preload script. */
export interface DesktopGate {
  /** Asks the host for a new line; its port comes as a window message `zhangping-port <id>`. */
  requestPort(id: string): void
  /** Hands a chosen file to the host and answers with the token under which the contract knows it. */
  offer(file: File): Promise<string>
}

declare global {
  interface Window {
    readonly zhangping?: DesktopGate
  }
}

const WAITS_MS = [200, 500, 1000, 2000, 5000]
/** How long a call waits for a lost line before it fails. */
const PATIENCE_MS = 20_000

/** A new line to the desktop host. A context bridge cannot hand a port over, so it is posted to the window. */
export function desktopPort(gate: DesktopGate): Promise<MessagePort> {
  const id = crypto.randomUUID()
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const port = event.source === window && event.data === `zhangping-port ${id}` ? event.ports[0] : undefined
      if (port === undefined) return
      window.removeEventListener('message', take)
      resolve(port)
    }
    window.addEventListener('message', take)
    gate.requestPort(id)
  })
}

/** The connection of this window. */
export function connectWindow(): Connection {
  const gate = window.zhangping
  return makeConnection(gate ? (onClose) => portLink(desktopPort(gate), onClose) : socketLink)
}

/** The connection of a worker: over the port it was given, else over its own WebSocket. */
export function connectWorker(port: MessagePort | null): Connection {
  return makeConnection(port ? (onClose) => portLink(Promise.resolve(port), onClose) : socketLink)
}

async function portLink(wanted: Promise<MessagePort>, onClose: () => void): Promise<Link> {
  const port = await wanted
  const link = new PortLink({ port })
  port.addEventListener('close', onClose)
  port.start()
  return link
}

function socketLink(onClose: () => void): Promise<Link> {
  return new Promise((resolve, reject) => {
    const scheme = self.location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${scheme}://${self.location.host}/bridge`)
    const link = new SocketLink({ websocket: socket })
    let opened = false
    socket.addEventListener('open', () => {
      opened = true
      resolve(link)
    })
    socket.addEventListener('close', () => (opened ? onClose() : reject(new Error('the host does not answer'))))
  })
}

/** A client whose line is opened again whenever it is lost. Exported for tests. */
export function makeConnection(open: Opener, waitsMs: readonly number[] = WAITS_MS): Connection {
  const watchers = new Set<(state: ConnectionState) => void>()
  let state: ConnectionState = 'connecting'
  let link: Promise<Link> = connect(0)

  function become(next: ConnectionState): void {
    if (state === next) return
    state = next
    for (const watcher of watchers) watcher(next)
  }
  async function connect(attempt: number): Promise<Link> {
    try {
      const made = await open(() => {
        become('lost')
        link = connect(0)
      })
      become('open')
      return made
    } catch {
      become('lost')
      await pause(waitsMs[Math.min(attempt, waitsMs.length - 1)] ?? 1000)
      return connect(attempt + 1)
    }
  }
  const call: Link['call'] = async (path, input, options) => {
    const line = await patiently(link)
    return line.call(path, input, options)
  }
  return {
    bridge: createORPCClient<Bridge>({ call }),
    state: () => state,
    watch(onState) {
      watchers.add(onState)
      return () => watchers.delete(onState)
    },
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function patiently(link: Promise<Link>): Promise<Link> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the host does not answer')), PATIENCE_MS)
    link.then((line) => {
      clearTimeout(timer)
      resolve(line)
    }, reject)
  })
}
