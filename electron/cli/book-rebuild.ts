// `book rebuild`: derives everything again from files and decisions, and compares with what the last derivation left.

import { openBook } from '../book/book'
import { deriveAndMigrate } from '../book/migrate'
import { readState, recordState, stateOf } from '../book/recorded-state'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, sentence, wrongUse } from './complain'
import { highest } from './exit-status'

export const bookRebuildCommand: Command = {
  name: 'book rebuild',
  usage: 'DIR [--json]',
  summary: {
    zh: '从原件和决定重新推导，并与记录的结果比较',
    en: 'derives everything again and compares it with what was recorded',
  },
  help: {
    zh: '  DIR   账本文件夹。原件和决定不会改动；不同时退出状态为 1，并记录新的结果（因升级而不同的，在流水簿里记一条）。',
    en: '  DIR   the book folder. Originals and decisions are not changed; where the results differ the exit status is 1 and the new result is recorded (in the journal too, where newer versions are the cause).',
  },
  options: {},
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const [folder] = context.positionals
  if (folder === undefined) return wrongUse(context, 'commandNeedsFolder', { command: 'book rebuild' })
  const opened = await openBook(folder, { write: true })
  if (!opened.ok) return complain(context, opened.failure)
  const book = opened.value
  try {
    const recorded = await readState(book)
    const headBefore = book.journal.head
    const derived = await deriveAndMigrate(book, { signal: context.signal })
    // A result for another head is about another state of the journal.
    const comparable = recorded?.head === headBefore ? recorded : null
    const equal = comparable ? comparable.stateHash === derived.stateHash : null
    tell(context, { equal, recorded: comparable?.stateHash ?? null, ...stateOf(derived) })
    const troubles = [...derived.failures, ...(book.readOnlyReason ? [book.readOnlyReason] : [])]
    const statuses = troubles.map((trouble) => complain(context, trouble))
    if (troubles.length === 0) await recordState(book, derived)
    return highest([...statuses, equal === false ? 1 : 0])
  } finally {
    await book.close()
  }
}

interface Rebuilt {
  /** `null` where there was nothing to compare with. */
  readonly equal: boolean | null
  readonly recorded: string | null
  readonly stateHash: string
}

function tell(context: CommandContext, result: Rebuilt): void {
  context.out(context.json ? JSON.stringify(result) : sentenceFor(context, result))
}

function sentenceFor({ lang }: CommandContext, { equal, recorded, stateHash }: Rebuilt): string {
  if (equal === null) return sentence(lang, 'commandRebuildFirst', { stateHash })
  if (equal) return sentence(lang, 'commandRebuildEqual', { stateHash })
  return sentence(lang, 'commandRebuildDifferent', { recorded: recorded ?? '', stateHash })
}
