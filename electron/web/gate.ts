// Who may talk to the web host: its own page only. A request passes when it names this host, comes from this origin
// and carries the cookie that was given for the token in the printed address.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export interface Gate {
  /** The secret of the printed address. */
  readonly token: string
  /** Host header names this host and port: a page that rebinds its own name to 127.0.0.1 does not. */
  knowsHost(request: IncomingMessage): boolean
  /** Origin, where sent, is this host; `required` where a browser always sends it. */
  knowsOrigin(request: IncomingMessage, required: boolean): boolean
  hasCookie(request: IncomingMessage): boolean
  acceptsToken(offered: string | null): boolean
  /** Value of the Set-Cookie header. */
  cookie(): string
}

/** The cookie of another port would be sent along by the browser too, hence the port in its name. */
export function makeGate(port: () => number): Gate {
  const token = randomBytes(32).toString('base64url')
  const session = randomBytes(32).toString('base64url')
  const hosts = () => [`127.0.0.1:${port()}`, `localhost:${port()}`]
  const cookieName = () => `zhangping-${port()}`
  return {
    token,
    knowsHost: (request) => hosts().includes(request.headers.host ?? ''),
    knowsOrigin(request, required) {
      const site = request.headers['sec-fetch-site']
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
      const origin = request.headers.origin
      return origin === undefined ? !required : origin === `http://${request.headers.host ?? ''}`
    },
    hasCookie: (request) => sameSecret(cookieValue(request.headers.cookie, cookieName()), session),
    acceptsToken: (offered) => sameSecret(offered, token),
    cookie: () => `${cookieName()}=${session}; Path=/; HttpOnly; SameSite=Strict`,
  }
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameSecret(offered: string | null, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(offered ?? ''), digest(secret)) && offered !== null
}
