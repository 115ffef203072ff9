// Whether Electron's runtime is on this machine; its package comes without it.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function electronRuntime(): string | null {
  const folder = join(process.cwd(), 'node_modules/electron')
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const path = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(path) ? path : null
}
