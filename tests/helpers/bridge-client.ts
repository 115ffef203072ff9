// A page's end of the bridge, in Node: a served host, its cookie, and the contract over a real WebSocket.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import { derivingHere } from '../../electron/services/deriving-here'
import { serveWeb, type WebHost } from '../../electron/web/serve'
import type { Contract } from '../../shared/bridge/contract'
import { must } from '../../shared/result'

export interface Served {
  readonly host: WebHost
  readonly bridge: ContractRouterClient<Contract>
  /** Where its books are. */
  readonly folder: string
  /** The token of a file handed over as a page does it. */
  offer(name: string, bytes: Uint8Array): Promise<string>
  end(): Promise<void>
}

/** A host on a book of its own (or on that of `folder`), deriving in this thread. */
export async function served(folder?: string): Promise<Served> {
  const dataFolder = folder ?? (await mkdtemp(join(tmpdir(), 'zhangping-test-')))
  const options = { dataFolder, port: 0, rendererFolder: 'renderer', deriving: derivingHere() }
  const host = must(await serveWeb(options))
  const origin = `http://127.0.0.1:${host.port}`
  const exchanged = await fetch(host.url, { redirect: 'manual' })
  const cookie = exchanged.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://127.0.0.1:${host.port}/bridge`, { headers: { Cookie: cookie, Origin: origin } })
  // The link wants a browser's socket; what it uses of it is the same in both.
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  return {
    host,
    bridge: createORPCClient<ContractRouterClient<Contract>>(link),
    folder: dataFolder,
    async offer(name, bytes) {
      const response = await fetch(`${origin}/offer?name=${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { Cookie: cookie, Origin: origin },
        body: Buffer.from(bytes),
      })
      const { token } = (await response.json()) as { token: string }
      return token
    },
    async end() {
      socket.terminate()
      await host.close()
      if (folder === undefined) await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

export async function lastOf<T>(stream: AsyncIterable<T>): Promise<T> {
  let last: T | undefined
  for await (const each of stream) last = each
  if (last === undefined) throw new Error('the stream was empty')
  return last
}
