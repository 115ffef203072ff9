// The web host: the app's pages and the bridge, for this machine's own browser only (127.0.0.1).

import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import { type Failure, failure } from '../../shared/failure'
import { failed, ok, type Result } from '../../shared/result'
import { rendererFolder, workerFile } from '../services/built-places'
import type { Deriving } from '../services/deriving'
import { derivingThread } from '../services/deriving-thread'
import { logBrokenCall } from '../services/faults'
import { makeServices, type Services } from '../services/services'
import { addressOf, answer, HOST, type Parts, refuse } from './answer'
import { bridgeSocket, MESSAGE_LIMIT_BYTES } from './bridge-socket'
import { makeGate } from './gate'
import { pageFiles } from './page-files'
import { OFFER_LIMIT_BYTES } from './receive-offer'

/** A new port is a new origin with an empty cache, hence a fixed one. */
export const DEFAULT_PORT = 47_321

export interface WebHostOptions {
  /** Where the sample shop and, unless `bookFolder` says otherwise, the shop's own book live. */
  readonly dataFolder: string
  readonly bookFolder?: string
  /** 0 takes any free port (tests). */
  readonly port?: number
  /** Built pages; found beside the built program where absent. */
  readonly rendererFolder?: string
  /** Stands in for the deriving thread, which needs a build. */
  readonly deriving?: Deriving
  readonly offerLimitBytes?: number
}

export interface WebHost {
  /** Address to open, with the token. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** Starts the host. Fails with `portTaken`, `buildMissing` or what kept the book from being opened. */
export async function serveWeb(options: WebHostOptions): Promise<Result<WebHost, Failure>> {
  const folder = options.rendererFolder ?? rendererFolder()
  if (folder === null) return failed(failure('buildMissing', { name: 'out/renderer' }))
  const deriving = options.deriving ?? derivingThread(workerFile())
  const made = await makeServices({ ...placesOf(options), deriving })
  if (!made.ok) {
    await deriving.close()
    return made
  }
  const started = await listen(folder, made.value, options)
  if (!started.ok) await made.value.close()
  return started
}

function placesOf({ dataFolder, bookFolder }: WebHostOptions) {
  return bookFolder === undefined ? { dataFolder } : { dataFolder, bookFolder }
}

async function listen(folder: string, services: Services, options: WebHostOptions): Promise<Result<WebHost, Failure>> {
  let port = options.port ?? DEFAULT_PORT
  const gate = makeGate(() => port)
  const server = createServer()
  const opened = await listening(server, port)
  if (!opened.ok) return opened
  port = opened.value
  const pages = pageFiles(folder, [`ws://${HOST}:${port}`, `ws://localhost:${port}`])
  const parts: Parts = { gate, pages, services, offerLimitBytes: options.offerLimitBytes ?? OFFER_LIMIT_BYTES }
  server.on('request', (request, response) => {
    answer(parts, request, response).catch(() => refuse(response, 500, 'internal error'))
  })
  const sockets = acceptSockets(server, parts)
  return ok({
    url: `http://${HOST}:${port}/?token=${gate.token}`,
    port,
    close: () => close(server, sockets, services),
  })
}

function listening(server: Server, port: number): Promise<Result<number, Failure>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      resolve(
        failed(taken ? failure('portTaken', { port }) : failure('unexpected', { detail: error.code ?? 'listen' })),
      )
    })
    server.listen(port, HOST, () => {
      const address = server.address()
      resolve(ok(typeof address === 'object' && address !== null ? address.port : port))
    })
  })
}

function acceptSockets(server: Server, { gate, services }: Parts): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT_BYTES })
  const handler = new RPCHandler(services.router, { clientInterceptors: [logBrokenCall] })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const admitted =
      gate.knowsHost(request) &&
      gate.knowsOrigin(request, true) &&
      gate.hasCookie(request) &&
      addressOf(request)?.pathname === '/bridge'
    if (!admitted) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (client) => bridgeSocket(client, handler))
  })
  return sockets
}

async function close(server: Server, sockets: WebSocketServer, services: Services): Promise<void> {
  for (const client of sockets.clients) client.terminate()
  sockets.close()
  const stopped = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await stopped
  await services.close()
}
