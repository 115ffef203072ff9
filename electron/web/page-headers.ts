// Headers of everything a window loads, the same in both hosts: nothing from elsewhere, nothing inline without this load's nonce.

import { randomBytes } from 'node:crypto'

/** The literal in `index.html` that is replaced by the nonce of this load. */
const NONCE_PLACE = '__CSP_NONCE__'

export function makeNonce(): string {
  return randomBytes(18).toString('base64')
}

/** The content policy of one load. `connect` adds addresses of the host itself, e.g. its WebSocket. */
export function contentPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...connect].join(' '),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

export const GUARD_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=()',
}

/** Assets carry their content's hash in their name and never change; everything else is asked for anew. */
export function cacheHeader(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store'
}

export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACE, nonce)
}
