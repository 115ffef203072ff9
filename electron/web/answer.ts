// What the web host answers to a request: the token's exchange, an offered file, a page; everything else is refused.

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Services } from '../services/services'
import type { Gate } from './gate'
import type { PageFiles } from './page-files'
import { GUARD_HEADERS } from './page-headers'
import { receiveOffer } from './receive-offer'

export const HOST = '127.0.0.1'

export interface Parts {
  readonly gate: Gate
  readonly pages: PageFiles
  readonly services: Services
  readonly offerLimitBytes: number
}

export async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gate } = parts
  if (!gate.knowsHost(request)) return refuse(response, 421, 'unknown host name')
  const url = addressOf(request)
  if (url === null) return refuse(response, 400, 'unreadable address')
  const changes = request.method !== 'GET' && request.method !== 'HEAD'
  const arriving = url.pathname === '/' && url.searchParams.has('token')
  if (arriving && !changes) return exchange(gate, url, response)
  if (!gate.knowsOrigin(request, changes)) return refuse(response, 403, 'another origin')
  if (!gate.hasCookie(request)) return refuse(response, 403, OPEN_PRINTED)
  if (request.method === 'PUT' && url.pathname === '/offer') return takeOffer(parts, request, url, response)
  if (changes) return refuse(response, 405, 'method not allowed')
  await sendPage(parts.pages, url, request, response)
}

const OPEN_PRINTED =
  '请打开终端里打印的完整地址（含 token）。Open the full address that the terminal printed (with its token).'

export function addressOf(request: IncomingMessage): URL | null {
  const target = request.url ?? ''
  if (!target.startsWith('/') || target.startsWith('//')) return null
  return URL.canParse(target, `http://${HOST}`) ? new URL(target, `http://${HOST}`) : null
}

/** The token leaves the address bar and the history at once. */
function exchange(gate: Gate, url: URL, response: ServerResponse): void {
  if (!gate.acceptsToken(url.searchParams.get('token'))) {
    refuse(response, 403, OPEN_PRINTED)
    return
  }
  response.writeHead(303, {
    ...GUARD_HEADERS,
    'Set-Cookie': gate.cookie(),
    Location: '/',
    'Cache-Control': 'no-store',
  })
  response.end()
}

async function sendPage(pages: PageFiles, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = decoded(url.pathname)
  const file = path === null ? null : await pages.read(path)
  if (file === null) return refuse(response, 404, 'no such page')
  response.writeHead(200, { ...file.headers, 'Content-Length': file.body.length })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

async function takeOffer(parts: Parts, request: IncomingMessage, url: URL, response: ServerResponse): Promise<void> {
  const { services, offerLimitBytes } = parts
  const received = await receiveOffer(request, url, services.scratchFolder, offerLimitBytes)
  switch (received.kind) {
    case 'received': {
      const token = services.offer({ path: received.path, name: received.name, temporary: true })
      response.writeHead(200, { ...GUARD_HEADERS, 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
      response.end(JSON.stringify({ token }))
      return
    }
    case 'tooLarge':
      return refuse(response, 413, `a file may have at most ${offerLimitBytes} bytes`)
    case 'nameMissing':
      return refuse(response, 400, 'the file has no name')
    case 'broken':
      return refuse(response, 400, 'the file did not arrive whole')
  }
}

/** The rest of a refused body is not read: the connection ends with the answer. */
export function refuse(response: ServerResponse, status: number, sentence: string): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, {
    ...GUARD_HEADERS,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    Connection: 'close',
  })
  response.end(sentence)
}
