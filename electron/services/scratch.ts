// Folders in the system's temporary place. Each names the process that made it, so that what a killed process left
// behind is removed by the next one.

import { readdirSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const NAME = /^zhangping-host-(\d+)-/

export async function makeScratch(): Promise<string> {
  removeOrphans()
  return mkdtemp(join(tmpdir(), `zhangping-host-${process.pid}-`))
}

export async function removeScratch(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
}

function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = NAME.exec(name)?.[1]
    if (pid !== undefined && !lives(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Someone else's process lives too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
