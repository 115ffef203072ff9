// A chosen file is read without changing anything but the scratch folder: every bill in it becomes a stored copy with its
// drafts, or is refused with a reason. Memory does not grow with the file, only with its drafts.

import { rm, stat } from 'node:fs/promises'
import { type Failure, failure } from '../../shared/failure'
import { crossChecked } from '../../shared/formats/cross-check'
import { failed, ok, type Result } from '../../shared/result'
import type { ReadMember, ReadOptions, ReadOutcome, RefusedMember } from './read'
import { type MemberOutcome, readMember } from './read-member'
import { sheetKindIn } from './sheet/kind'
import { readSheets } from './sheet/read-sheets'
import { type ByteSource, fileSource } from './source'
import { assertGoing, stoppable } from './stop'
import { unpack } from './unpack'

const LIMIT_BYTES = 2 * 2 ** 30
const PROGRESS_EVERY_MS = 50

/**
 * Reads the file at `path`, called `name`. A file-level failure (missing, a folder, unreadable, empty, too large, damaged
 * archive, password, cancelled) fails the whole; a bill that cannot be used is among `refused`.
 */
export async function readChosenFile(
  path: string,
  name: string,
  options: ReadOptions,
): Promise<Result<ReadOutcome, Failure>> {
  const members: ReadMember[] = []
  const outcome = await stoppable(name, options.signal, async () => {
    const found = await stat(path)
    if (found.isDirectory()) return failed(failure('fileIsFolder', { name }))
    if (!found.isFile()) return failed(failure('fileUnreadable', { name, detail: 'not a file' }))
    if (found.size === 0) return failed(failure('fileEmpty', { name }))
    if (found.size > LIMIT_BYTES)
      return failed(failure('fileTooLarge', { name, limitMegabytes: LIMIT_BYTES / 2 ** 20 }))
    return readMembers(path, fileSource(path, name, found.size), options, members)
  })
  if (!outcome.ok) await Promise.all(members.map((member) => rm(member.storedPath, { force: true })))
  return outcome
}

async function readMembers(
  path: string,
  file: ByteSource,
  options: ReadOptions,
  members: ReadMember[],
): Promise<Result<ReadOutcome, Failure>> {
  const progress = openProgress(file.weight, options.onProgress)
  const unpacked = await unpack(path, file, options.password)
  try {
    const refused: RefusedMember[] = []
    for (const source of unpacked.sources) {
      assertGoing(options.signal)
      for (const read of await readSource(source, options, (bytes) => progress.within(source, bytes))) {
        if (read.kind === 'read') members.push(read.member)
        else refused.push(read.member)
      }
      progress.after(source)
    }
    progress.end()
    return ok({ members: withControls(members), refused })
  } finally {
    await unpacked.close()
  }
}

/** Bills of one archive are held against the control files that came with them. */
function withControls(members: readonly ReadMember[]): readonly ReadMember[] {
  const parsed = crossChecked(members.map((member) => member.parsed))
  return members.map((member, index) => ({ ...member, parsed: parsed[index] ?? member.parsed }))
}

/** One bill, or each sheet of a spreadsheet that is one. */
async function readSource(
  source: ByteSource,
  options: ReadOptions,
  onBytes: (bytes: number) => void,
): Promise<readonly MemberOutcome[]> {
  const sheet = await sheetKindIn(source)
  return sheet === null ? [await readMember(source, options, onBytes)] : readSheets(source, sheet, options, onBytes)
}

/** Progress in bytes of the chosen file: a member counts for its packed length. */
function openProgress(total: number, report: ReadOptions['onProgress']) {
  let settled = 0
  let inMember = 0
  let last = 0
  const tell = (done: number) => {
    const now = performance.now()
    if (!report || now - last < PROGRESS_EVERY_MS) return
    last = now
    report(Math.min(total, Math.floor(done)), total)
  }
  return {
    within(source: ByteSource, bytes: number) {
      inMember += bytes
      const share = source.length === null || source.length === 0 ? 0 : Math.min(1, inMember / source.length)
      tell(settled + share * source.weight)
    },
    after(source: ByteSource) {
      settled += source.weight
      inMember = 0
      tell(settled)
    },
    end: () => report?.(total, total),
  }
}
