// One writer per book: the lock file bears the writer's token, and a lock whose process is gone is taken over.

import { randomUUID } from 'node:crypto'
import { readFileSync, unlinkSync } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { hostname, uptime } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { type Failure, failure } from '../../shared/failure'
import { failed, ok, type Result } from '../../shared/result'
import { canonicalJson } from './canonical'
import { errorCode, writeFailure } from './disk-failure'

const lockZ = z.object({
  pid: z.int(),
  host: z.string(),
  startedAt: z.int(),
  bootedAt: z.int(),
  /** When the system says the process started, or `''`: tells a process from a later one of the same number. */
  processStart: z.string(),
  token: z.string(),
})
type LockContent = z.infer<typeof lockZ>

const BOOT_SLACK_MS = 60_000
/** A lock that cannot be read may be one whose writer has not filled it yet. */
const UNREADABLE_GRACE_MS = 10_000

export interface Lock {
  /** A stale lock was found: its process may have left unfinished files. */
  readonly takenOver: boolean
  /** Whether the lock file still bears this writer's token. */
  isHeld(): Promise<boolean>
  release(): void
}

const heldHere = new Map<string, string>()
let exitHooked = false

/** Takes the lock of a book folder, or fails with `bookHeld` (or the reason why nothing can be written there). */
export async function takeLock(folder: string): Promise<Result<Lock, Failure>> {
  const path = join(folder, 'lock')
  const content = ownContent()
  try {
    if (await createExclusive(path, content)) return ok(hold(path, content, false))
    const holder = await readLock(path)
    if (!(await isStale(path, holder))) return failed(heldFailure(folder, holder))
    if (await takeOver(path, holder, content)) return ok(hold(path, content, true))
    return failed(heldFailure(folder, await readLock(path)))
  } catch (error) {
    return failed(writeFailure(error, path))
  }
}

function ownContent(): LockContent {
  return {
    pid: process.pid,
    host: hostname(),
    startedAt: Date.now(),
    bootedAt: bootedAt(),
    processStart: processStart(process.pid),
    token: randomUUID(),
  }
}

async function createExclusive(path: string, content: LockContent): Promise<boolean> {
  try {
    const file = await open(path, 'wx')
    try {
      await file.writeFile(`${canonicalJson(content)}\n`)
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function readLock(path: string): Promise<LockContent | null> {
  try {
    return lockZ.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return null
  }
}

async function isStale(path: string, holder: LockContent | null): Promise<boolean> {
  if (!holder) return (await ageOf(path)) > UNREADABLE_GRACE_MS
  if (holder.host !== hostname()) return false
  if (Math.abs(holder.bootedAt - bootedAt()) > BOOT_SLACK_MS) return true
  if (holder.pid === process.pid) return ![...heldHere.values()].includes(holder.token)
  if (!isAlive(holder.pid)) return true
  return holder.processStart !== '' && holder.processStart !== processStart(holder.pid)
}

async function ageOf(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and belongs to someone else.
    return errorCode(error) === 'EPERM'
  }
}

function bootedAt(): number {
  return Math.round(Date.now() - uptime() * 1000)
}

/** Start time of a process in ticks since boot (field 22 of Linux's /proc/<pid>/stat), `''` where it cannot be told. */
function processStart(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/** Replaces a stale lock; of several that try, one succeeds. */
async function takeOver(path: string, stale: LockContent | null, content: LockContent): Promise<boolean> {
  const guard = `${path}.takeover`
  if ((await ageOf(guard)) !== Number.POSITIVE_INFINITY && (await ageOf(guard)) > UNREADABLE_GRACE_MS) {
    await rm(guard, { force: true })
  }
  if (!(await createExclusive(guard, content))) return false
  try {
    const now = await readLock(path)
    if ((now?.token ?? null) !== (stale?.token ?? null)) return false
    const temporary = `${path}.${content.token}`
    await createExclusive(temporary, content)
    await rename(temporary, path)
    return (await readLock(path))?.token === content.token
  } finally {
    await rm(guard, { force: true })
  }
}

function hold(path: string, content: LockContent, takenOver: boolean): Lock {
  heldHere.set(path, content.token)
  hookExit()
  return {
    takenOver,
    isHeld: async () => (await readLock(path))?.token === content.token,
    release: () => releaseIfOurs(path, content.token),
  }
}

function hookExit(): void {
  if (exitHooked) return
  exitHooked = true
  process.on('exit', () => {
    for (const [path, token] of heldHere) releaseIfOurs(path, token)
  })
}

function releaseIfOurs(path: string, token: string): void {
  heldHere.delete(path)
  try {
    if (lockZ.parse(JSON.parse(readFileSync(path, 'utf8'))).token === token) unlinkSync(path)
  } catch {
    // Gone already, or somebody else's: nothing of ours is left to remove.
  }
}

function heldFailure(folder: string, holder: LockContent | null): Failure {
  return failure('bookHeld', {
    name: folder,
    pid: holder?.pid ?? '?',
    host: holder?.host ?? '?',
    since: holder ? new Date(holder.startedAt).toISOString() : '?',
  })
}
