// `imports`: a preview reads offered files without touching the book; a commit does exactly what the preview showed.

import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { commitEventZ, ImportProgress, previewEventZ } from '../../shared/bridge/contract'
import { type Failure, failure } from '../../shared/failure'
import { failed, ok, type Result } from '../../shared/result'
import type { ImportProfile } from '../../shared/settings'
import { commitImport, type ImportPreview } from '../book/import-files'
import { bridge } from './bridge'
import type { ChosenFile } from './deriving'
import { unexpected } from './faults'
import type { Offers } from './offers'
import { removeScratch } from './scratch'
import type { Session } from './session'
import { withProgress } from './with-progress'

type PreviewEvent = z.infer<typeof previewEventZ>
type CommitEvent = z.infer<typeof commitEventZ>
type Tell = (progress: ImportProgress) => void

interface PreviewCall {
  readonly files: readonly string[]
  readonly passwords: Readonly<Record<string, string>>
  readonly profiles: Readonly<Record<string, ImportProfile>>
}

interface Promised {
  readonly preview: string
  readonly tokens: readonly string[]
  readonly folder: string
}

export function importCalls(session: Session, offers: Offers, scratchFolder: string) {
  const desk = new ImportDesk(session, offers, scratchFolder)
  const { imports } = bridge
  return {
    calls: {
      preview: imports.preview.handler(({ input, signal }) =>
        withProgress<PreviewEvent, PreviewEvent>((tell) => desk.preview(input, tell, signal)),
      ),
      commit: imports.commit.handler(({ input, signal }) =>
        withProgress<CommitEvent, CommitEvent>((tell) => desk.commit(input, tell, signal)),
      ),
      history: imports.history.handler(async () => {
        await session.settled()
        return session.deriving.history(null)
      }),
    },
  }
}

/** One preview at a time: a new one takes the place of the one before. */
class ImportDesk {
  readonly #session: Session
  readonly #offers: Offers
  readonly #scratchFolder: string
  #promised: Promised | null = null

  constructor(session: Session, offers: Offers, scratchFolder: string) {
    this.#session = session
    this.#offers = offers
    this.#scratchFolder = scratchFolder
  }

  async preview(call: PreviewCall, tell: Tell, signal?: AbortSignal): Promise<PreviewEvent> {
    const files = this.#chosen(call)
    if (!files.ok) return { kind: 'failed', failure: files.failure }
    await this.#forget()
    const preview = randomUUID()
    const folder = join(this.#scratchFolder, preview)
    const promised = { preview, tokens: call.files, folder }
    try {
      await mkdir(folder, { recursive: true })
      await this.#session.settled()
      const running = { onProgress: tell, ...(signal ? { signal } : {}) }
      const profiles = Object.values(call.profiles)
      const wanted = { preview, files: files.value, profiles, scratchFolder: folder }
      const read = await this.#session.deriving.read(wanted, running)
      if (read.ok && !signal?.aborted) {
        this.#promised = promised
        return { kind: 'done', preview, files: [...read.value] }
      }
      await this.#drop(promised)
      return { kind: 'failed', failure: read.ok ? failure('cancelled') : read.failure }
    } catch (error) {
      await this.#drop(promised)
      return { kind: 'failed', failure: signal?.aborted ? failure('cancelled') : unexpected(error) }
    }
  }

  async commit(
    call: { readonly preview: string; readonly acceptIncomplete: readonly string[] },
    tell: Tell,
    signal?: AbortSignal,
  ): Promise<CommitEvent> {
    const promised = this.#promised
    if (promised?.preview !== call.preview) return { kind: 'failed', failure: failure('previewStale') }
    try {
      const done = await this.#session.write(async (book) => {
        const preview = await this.#session.deriving.promised(call.preview)
        if (preview === null) return failed(failure('previewStale'))
        const onProgress = (filesDone: number, filesTotal: number) => tell(storing(preview, filesDone, filesTotal))
        const { acceptIncomplete } = call
        return commitImport(book, preview, { acceptIncomplete, onProgress, ...(signal ? { signal } : {}) })
      })
      if (!done.ok) return { kind: 'failed', failure: done.failure }
      await this.#session.settled()
      await this.#forget()
      await this.#offers.drop(promised.tokens)
      const { events, imported, added, known, revised } = done.value
      const seqs = events.flatMap(({ kind, seq }) => (kind === 'file.imported' ? [seq] : []))
      return { kind: 'done', imported, added, known, revised, seqs }
    } catch (error) {
      return { kind: 'failed', failure: unexpected(error) }
    }
  }

  #chosen({ files, passwords }: PreviewCall): Result<readonly ChosenFile[], Failure> {
    const chosen: ChosenFile[] = []
    for (const token of files) {
      const file = this.#offers.get(token)
      if (file === null) return failed(failure('previewStale'))
      const password = passwords[token] ?? passwords[file.name]
      chosen.push({ path: file.path, name: file.name, ...(password === undefined ? {} : { password }) })
    }
    return ok(chosen)
  }

  async #forget(): Promise<void> {
    const promised = this.#promised
    this.#promised = null
    if (promised) await this.#drop(promised)
  }

  async #drop({ preview, folder }: Promised): Promise<void> {
    await this.#session.deriving.forget(preview).catch(() => null)
    await removeScratch(folder)
  }
}

/** Progress of a commit counts files: the disk takes them whole. */
function storing({ files }: ImportPreview, filesDone: number, filesTotal: number): ImportProgress {
  const file = files[Math.min(filesDone, files.length - 1)]?.name ?? ''
  return { kind: 'progress', file, bytesDone: filesDone, bytesTotal: filesTotal, filesDone, filesTotal }
}
