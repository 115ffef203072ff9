// `book verify`: the journal's chain and every original against its hash. Reads only; every check can say no.

import { type Failure, failure } from '../../shared/failure'
import { type Reason, reason } from '../../shared/reason'
import { say } from '../../shared/sentences/say'
import { type Book, openBook } from '../book/book'
import type { Command, CommandContext, ExitStatus } from './command'
import { complain, sentence, wrongUse } from './complain'

export const bookVerifyCommand: Command = {
  name: 'book verify',
  usage: 'DIR [--json]',
  summary: { zh: '校验流水簿的链和每个原件', en: 'checks the journal’s chain and every stored original' },
  help: {
    zh: '  DIR   账本文件夹。末尾整条流水的丢失只能与另存的流水簿末端摘要比对才能发现。',
    en: '  DIR   the book folder. The loss of whole final events shows only against a head noted elsewhere.',
  },
  options: {},
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const [folder] = context.positionals
  if (folder === undefined) return wrongUse(context, 'commandNeedsFolder', { command: 'book verify' })
  const opened = await openBook(folder, { write: false })
  if (!opened.ok) return complain(context, opened.failure)
  const { problems, findings, files } = await verifyBook(opened.value, context.signal)
  const { events, head } = opened.value.journal
  if (context.json) {
    const told = (each: Reason) => ({ ...each, message: say(context.lang, each) })
    const problemReasons = problems.map(({ kind, params }) => told(reason(kind, params)))
    const counts = { events: events.length, files, head }
    context.out(
      JSON.stringify({ ok: problems.length === 0, ...counts, problems: problemReasons, findings: findings.map(told) }),
    )
  } else {
    for (const finding of findings) context.out(say(context.lang, finding))
    if (problems.length === 0)
      context.out(sentence(context.lang, 'commandBookGood', { events: events.length, files, head }))
  }
  for (const problem of problems) complain(context, problem)
  return problems.length === 0 ? 0 : 1
}

interface Verification {
  readonly problems: readonly Failure[]
  readonly findings: readonly Reason[]
  readonly files: number
}

/** Every file that any event names, undone ones too: what was acknowledged once can be asked for again. */
export async function verifyBook(book: Book, signal: AbortSignal): Promise<Verification> {
  const problems: Failure[] = book.readOnlyReason ? [book.readOnlyReason] : []
  const named = new Map<string, { bytes: number; name: string }>()
  for (const { kind, data } of book.journal.events) if (kind === 'file.imported') named.set(data.file, data)
  for (const [sha256, { bytes, name }] of named) {
    signal.throwIfAborted()
    const problem = await book.vault.verify({ sha256, bytes })
    if (problem) problems.push(failure('vaultDamaged', { ...problem.params, name: `${name} (${sha256})` }))
  }
  const unused = (await book.vault.members()).filter((name) => !named.has(name)).length
  const findings = [...book.findings, ...(unused > 0 ? [reason('vaultMemberUnused', { count: unused })] : [])]
  return { problems, findings, files: named.size }
}
