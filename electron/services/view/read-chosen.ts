// Reads chosen files for a preview: what each holds, and what importing all of them would do to the book.

import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileReport } from '../../../shared/bridge/contract'
import { type Failure, failure } from '../../../shared/failure'
import { failed, ok, type Result } from '../../../shared/result'
import { type ImportPreview, previewImport } from '../../book/import-files'
import type { ReadOutcome } from '../../import/read'
import { readChosenFile } from '../../import/read-file'
import type { ChosenFile, ReadCall, Running } from '../deriving'
import type { DerivedView } from './derived-view'
import { NO_EFFECT, nothingRead, refusalOf, reportOf } from './file-report'

interface Sizes {
  readonly done: number
  readonly total: number
}

type ReadFile = { readonly file: ChosenFile; readonly bytes: number; readonly outcome: Result<ReadOutcome, Failure> }

/** Fails only with `cancelled`; what cannot be read is reported file by file. */
export async function readChosen(
  view: DerivedView,
  call: ReadCall,
  running: Running,
): Promise<Result<{ readonly preview: ImportPreview; readonly reports: FileReport[] }, Failure>> {
  const sizes = await Promise.all(call.files.map(({ path }) => bytesOf(path)))
  const total = sizes.reduce((sum, bytes) => sum + bytes, 0)
  const read: ReadFile[] = []
  let done = 0
  for (const [index, file] of call.files.entries()) {
    if (running.signal?.aborted) return failed(failure('cancelled'))
    const outcome = await readOne(view, call, index, { done, total }, running)
    if (!outcome.ok && outcome.failure.kind === 'cancelled') return outcome
    const bytes = sizes[index] ?? 0
    read.push({ file, bytes, outcome })
    done += bytes
  }
  if (running.signal?.aborted) return failed(failure('cancelled'))
  const outcomes = read.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : []))
  const preview = previewImport(view.derived, outcomes)
  remember(view, outcomes)
  return ok({ preview, reports: reportsOf(read, preview) })
}

async function readOne(
  view: DerivedView,
  call: ReadCall,
  index: number,
  { done, total }: Sizes,
  { signal, onProgress }: Running,
): Promise<Result<ReadOutcome, Failure>> {
  const file = call.files[index]
  if (!file) throw new RangeError(`no file ${index}`)
  const scratchFolder = join(call.scratchFolder, String(index))
  await mkdir(scratchFolder, { recursive: true })
  const tell = (bytesDone: number) =>
    onProgress?.({
      kind: 'progress',
      file: file.name,
      bytesDone: done + bytesDone,
      bytesTotal: total,
      filesDone: index,
      filesTotal: call.files.length,
    })
  tell(0)
  return readChosenFile(file.path, file.name, {
    scratchFolder,
    profiles: [...call.profiles, ...view.derived.profiles],
    onProgress: tell,
    ...(file.password === undefined ? {} : { password: file.password }),
    ...(signal ? { signal } : {}),
  })
}

/** Rows that were read for the preview need not be read again once they are in the book. */
function remember({ derived }: DerivedView, outcomes: readonly ReadOutcome[]): void {
  for (const { sha256: file, encoding, profile, parsed } of outcomes.flatMap(({ members }) => members)) {
    derived.memo.set({ file, format: parsed.format, encoding, profile }, parsed)
  }
}

/** In the order in which the files were chosen; `preview.files` stands in the order of the members. */
function reportsOf(read: readonly ReadFile[], preview: ImportPreview): FileReport[] {
  const effects = preview.files.values()
  return read.flatMap(({ file, bytes, outcome }) => {
    if (!outcome.ok) return [nothingRead(file.name, bytes, outcome.failure)]
    const members = outcome.value.members.map((member) => reportOf(member, effectOf(effects.next().value)))
    return [...members, ...outcome.value.refused.map(refusalOf)]
  })
}

function effectOf(file: ImportPreview['files'][number] | undefined) {
  if (!file) return NO_EFFECT
  const { added, known, revised, fileKnown } = file
  return { added, known, revised, fileKnown }
}

async function bytesOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}
