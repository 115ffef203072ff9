// The files of the built renderer by the path in their address. Only files found by walking the folder can be asked
// for, so no address can name anything outside of it.

import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { cacheHeader, contentPolicy, GUARD_HEADERS, makeNonce, withNonce } from './page-headers'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

export interface PageFile {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface PageFiles {
  /** The file for the path of an address (`/` is `index.html`), or `null`. */
  read(pathname: string): Promise<PageFile | null>
}

/** `connect` lists what the page may connect to beside its own origin. */
export function pageFiles(folder: string, connect: readonly string[] = []): PageFiles {
  let known = walk(folder)
  return {
    async read(pathname) {
      const path = pathname === '/' ? '/index.html' : pathname
      if (!known.has(path)) known = walk(folder)
      const file = known.get(path)
      return file === undefined ? null : load(file, path, connect)
    },
  }
}

async function load(file: string, path: string, connect: readonly string[]): Promise<PageFile | null> {
  const body = await readFile(file).catch(() => null)
  if (body === null) return null
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const common = { ...GUARD_HEADERS, 'Content-Type': type, 'Cache-Control': cacheHeader(path) }
  if (extname(path) !== '.html') {
    // A worker is governed by the policy of its own response.
    return { headers: { ...common, 'Content-Security-Policy': contentPolicy(makeNonce(), connect) }, body }
  }
  const nonce = makeNonce()
  return {
    headers: { ...common, 'Content-Security-Policy': contentPolicy(nonce, connect) },
    body: Buffer.from(withNonce(body.toString('utf8'), nonce)),
  }
}

/** Symbolic links are not followed: a link could lead out of the folder. */
function walk(folder: string, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const child of readdirSync(folder, { withFileTypes: true })) {
    const path = `${prefix}/${child.name}`
    if (child.isDirectory()) for (const [key, file] of walk(join(folder, child.name), path)) found.set(key, file)
    else if (child.isFile()) found.set(path, join(folder, child.name))
  }
  return found
}
