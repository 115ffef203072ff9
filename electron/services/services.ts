// The handlers behind the contract, the same for every host. A host brings the transport, the deriving thread and the
// place where books live.

import { join } from 'node:path'
import type { Failure } from '../../shared/failure'
import { ok, type Result } from '../../shared/result'
import { bookCalls } from './book-calls'
import { bridge } from './bridge'
import { decisionCalls } from './decision-calls'
import type { Deriving } from './deriving'
import { importCalls } from './import-calls'
import { journalCalls } from './journal-calls'
import { makeOffers, type OfferedFile } from './offers'
import { makeScratch, removeScratch } from './scratch'
import { type Place, type Session, startSession } from './session'
import { settingsCalls } from './settings-calls'
import { viewCalls } from './view-calls'

export interface ServicesOptions extends Place {
  readonly deriving: Deriving
}

export type Services = Awaited<ReturnType<typeof assemble>>

/** Opens the shop's own book and gives the handlers. Fails with whatever keeps the book from being opened even for reading. */
export async function makeServices(options: ServicesOptions): Promise<Result<Services, Failure>> {
  const { deriving, ...place } = options
  const session = await startSession(place, deriving)
  return session.ok ? ok(assemble(session.value, await makeScratch())) : session
}

function assemble(session: Session, scratchFolder: string) {
  const offers = makeOffers()
  const imports = importCalls(session, offers, join(scratchFolder, 'previews'))
  return {
    router: bridge.router({
      book: bookCalls(session, join(scratchFolder, 'sample')),
      imports: imports.calls,
      journal: journalCalls(session),
      decisions: decisionCalls(session),
      view: viewCalls(session),
      settings: settingsCalls(session),
    }),
    /** For files that come in; removed when the services are closed. */
    scratchFolder,
    /** The token under which `imports.preview` knows a chosen file. */
    offer: (file: OfferedFile): string => offers.add(file),
    async close(): Promise<void> {
      await session.close()
      await removeScratch(scratchFolder)
    },
  }
}
