// A few simulated days as files in memory, for tests that need real files and little time.

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { writeShop } from '../../electron/simulator/write-shop'
import type { Settings } from '../../shared/settings'
import { simulateShop } from '../../shared/simulator/simulate'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Buffer
}

export interface SmallShop {
  readonly files: readonly NamedBytes[]
  readonly settings: Settings
}

export async function smallShop(days = 4, perDay = 8): Promise<SmallShop> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
  try {
    const shop = simulateShop({ seed: 7, days, perDay, faults: false })
    const paths = await writeShop(shop, folder)
    const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })))
    return { files, settings: shop.settings }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
