// The web host admits its own page only.
//  1. Without the cookie nothing is answered: no page, no offer, no socket.
//  2. The cookie is given for the token and for nothing else.
//  3. A request that names another host, or comes from another origin, is refused even with the cookie.
//  4. No address reaches a file outside of the pages.
//  5. What is too large is refused and leaves nothing behind.

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { serveWeb, type WebHost } from '../../../electron/web/serve'
import { must } from '../../../shared/result'
import { stillDeriving } from '../../helpers/still-deriving'

let base = ''
let host: WebHost
let cookie = ''

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options
    const request = httpRequest({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

const origin = () => `http://127.0.0.1:${host.port}`
const token = () => new URL(host.url).searchParams.get('token') ?? ''

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
  await mkdir(join(base, 'pages', 'assets'), { recursive: true })
  await writeFile(join(base, 'pages', 'index.html'), '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>账平</p>')
  await writeFile(join(base, 'pages', 'assets', 'app-abc.js'), 'export {}')
  await writeFile(join(base, 'secret.txt'), 'secret')
  host = must(
    await serveWeb({
      dataFolder: join(base, 'data'),
      port: 0,
      rendererFolder: join(base, 'pages'),
      deriving: stillDeriving(),
      offerLimitBytes: 1000,
    }),
  )
  const exchanged = await ask(`/?token=${token()}`)
  cookie = String(exchanged.headers['set-cookie']).split(';')[0] ?? ''
})

afterAll(async () => {
  await host.close()
  await rm(base, { recursive: true, force: true })
})

describe('the token of the printed address', () => {
  it('is exchanged for a cookie that scripts and other sites cannot use, and leaves the address', async () => {
    const answer = await ask(`/?token=${token()}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/')
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=Strict$/)
    expect(String(answer.headers['set-cookie'])).not.toContain(token())
  })

  it.each(['', 'x', 'A'.repeat(43)])('is not %j', async (wrong) => {
    const answer = await ask(`/?token=${wrong}`)
    expect(answer.status).toBe(403)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('opens nothing but the first page', async () => {
    expect((await ask(`/assets/app-abc.js?token=${token()}`)).status).toBe(403)
    expect((await ask('/', { headers: { Cookie: `zhangping-${host.port}=${token()}` } })).status).toBe(403)
    expect(
      (await ask(`/offer?name=a.csv&token=${token()}`, { method: 'PUT', headers: { Origin: origin() }, body: 'a' }))
        .status,
    ).toBe(403)
  })

  it('of an earlier start is refused by the next', async () => {
    const other = must(
      await serveWeb({
        dataFolder: join(base, 'other'),
        port: 0,
        rendererFolder: join(base, 'pages'),
        deriving: stillDeriving(),
      }),
    )
    const old = new URL(other.url).searchParams.get('token') ?? ''
    await other.close()
    expect((await ask(`/?token=${old}`)).status).toBe(403)
  })
})

describe('a page', () => {
  it('is refused without the cookie, in one sentence in both languages', async () => {
    const answer = await ask('/')
    expect(answer.status).toBe(403)
    expect(answer.text).toMatch(/终端.*terminal/)
  })

  it('comes with a strict policy and a nonce of its own for every load', async () => {
    const [one, two] = await Promise.all([
      ask('/', { headers: { Cookie: cookie } }),
      ask('/', { headers: { Cookie: cookie } }),
    ])
    const nonce = /nonce="([^"]+)"/.exec(one?.text ?? '')?.[1]
    expect(one?.status).toBe(200)
    expect(nonce).toBeTruthy()
    expect(one?.text).not.toBe(two?.text)
    expect(one?.headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
    expect(one?.headers['content-security-policy']).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(one?.headers['content-security-policy']).not.toContain('unsafe')
    expect(one?.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(one?.headers['access-control-allow-origin']).toBeUndefined()
  })

  it('is asked for anew, while its assets are kept for ever', async () => {
    const answer = await ask('/assets/app-abc.js', { headers: { Cookie: cookie } })
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toContain('immutable')
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '//127.0.0.1/secret.txt',
    '/index.html%00.js',
    '/%E0%A4%A',
    'http://127.0.0.1/secret.txt',
  ])('is not to be had at %s', async (path) => {
    const answer = await ask(path, { headers: { Cookie: cookie } })
    expect([400, 404]).toContain(answer.status)
    expect(answer.text).not.toContain('secret')
  })
})

describe('a request with the cookie', () => {
  it.each(['evil.example', 'evil.example:47321', '127.0.0.1', '127.0.0.1:1'])(
    'is refused when it names the host %j',
    async (name) => {
      expect((await ask('/', { headers: { Cookie: cookie, Host: name } })).status).toBe(421)
    },
  )

  it('is admitted when it names localhost', async () => {
    const headers = { Cookie: cookie, Host: `localhost:${host.port}` }
    expect((await ask('/', { headers })).status).toBe(200)
  })

  it.each(['http://evil.example', 'null', 'https://127.0.0.1'])('is refused when it comes from %s', async (from) => {
    expect((await ask('/', { headers: { Cookie: cookie, Origin: from } })).status).toBe(403)
    expect((await put('a.csv', 'a', { Origin: from })).status).toBe(403)
  })

  it('is refused when the browser says that another site asks', async () => {
    expect((await ask('/', { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site' } })).status).toBe(403)
    expect((await ask('/', { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-site' } })).status).toBe(403)
  })

  it.each(['POST', 'DELETE', 'OPTIONS', 'PATCH'])('is refused as %s', async (method) => {
    const answer = await ask('/', { method, headers: { Cookie: cookie, Origin: origin() } })
    expect(answer.status).toBe(405)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

function put(name: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const path = `/offer?name=${encodeURIComponent(name)}`
  return ask(path, { method: 'PUT', headers: { Cookie: cookie, Origin: origin(), ...headers }, body })
}

async function offered(): Promise<string[]> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(`zhangping-host-${process.pid}-`))
  return (await Promise.all(folders.map((folder) => readdir(join(tmpdir(), folder))))).flat()
}

describe('an offered file', () => {
  it('gets a token that says nothing about this machine', async () => {
    const answer = await put('账单.csv', 'a,b')
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.text)).toEqual({ token: expect.stringMatching(/^[0-9a-f-]{36}$/) })
  })

  it('is refused without an origin', async () => {
    const answer = await ask('/offer?name=a.csv', { method: 'PUT', headers: { Cookie: cookie }, body: 'a' })
    expect(answer.status).toBe(403)
  })

  it.each(['', '..', '../', 'a/..'])('is refused under the name %j', async (name) => {
    expect((await put(name, 'a')).status).toBe(400)
  })

  it('is refused above the limit, whether it says so or not, and leaves nothing behind', async () => {
    const before = await offered()
    expect((await put('a.csv', Buffer.alloc(1001))).status).toBe(413)
    expect((await put('a.csv', Buffer.alloc(1001), { 'Transfer-Encoding': 'chunked' })).status).toBe(413)
    expect(await offered()).toEqual(before)
  })

  it('that breaks off leaves nothing behind', async () => {
    const before = await offered()
    await new Promise<void>((resolve) => {
      const socket = connect(host.port, '127.0.0.1', () => {
        socket.write(
          `PUT /offer?name=a.csv HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nOrigin: ${origin()}\r\nCookie: ${cookie}\r\nContent-Length: 500\r\n\r\nhalf`,
        )
        setTimeout(() => socket.destroy(), 100)
      })
      socket.on('close', () => resolve())
    })
    await expect.poll(offered).toEqual(before)
  })
})

function openSocket(headers: Record<string, string>, path = '/bridge'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${host.port}${path}`, { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)))
    socket.on('error', () => resolve('403'))
  })
}

describe('a socket', () => {
  it('opens for the page itself', async () => {
    expect(await openSocket({ Cookie: cookie, Origin: origin() })).toBe('open')
  })

  it.each([
    ['no cookie', () => ({ Origin: origin() })],
    ['another cookie', () => ({ Origin: origin(), Cookie: `zhangping-${host.port}=x` })],
    ['no origin', () => ({ Cookie: cookie })],
    ['another origin', () => ({ Cookie: cookie, Origin: 'http://evil.example' })],
    ['another host', () => ({ Cookie: cookie, Origin: 'http://evil.example:80', Host: 'evil.example:80' })],
  ])('is refused with %s', async (_, headers) => {
    expect(await openSocket(headers() as Record<string, string>)).toBe('403')
  })

  it('is refused at another path', async () => {
    expect(await openSocket({ Cookie: cookie, Origin: origin() }, '/')).toBe('403')
  })
})

describe('the port', () => {
  it('that is taken is named in a failure, and the book is not kept locked', async () => {
    const options = { dataFolder: join(base, 'third'), rendererFolder: join(base, 'pages') }
    const taken = await serveWeb({ ...options, port: host.port, deriving: stillDeriving() })
    expect(taken).toEqual({ ok: false, failure: { kind: 'portTaken', params: { port: host.port } } })
    const free = must(await serveWeb({ ...options, port: 0, deriving: stillDeriving() }))
    await free.close()
  })
})
