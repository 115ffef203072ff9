// The program that the kill tests kill: imports made-up files and adds notes for ever, and says on standard output what
// has been acknowledged, after it has been.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBook } from '../../electron/book/book'
import { commitImport, type ImportPreview, type PreviewFile } from '../../electron/book/import-files'
import { must } from '../../shared/result'

const [, , folder = ''] = process.argv
const book = must(await openBook(folder, { write: true, create: true }))
const scratch = await mkdtemp(join(tmpdir(), 'zhangping-loop-'))
process.stdout.write('ready\n')

async function offeredFile(): Promise<PreviewFile> {
  const bytes = randomBytes(20_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const storedPath = join(scratch, sha256)
  await writeFile(storedPath, bytes)
  return {
    name: `${sha256.slice(0, 8)}.csv`,
    archive: null,
    storedPath,
    storedBytes: bytes.length,
    sha256,
    original: null,
    maskedNumbers: 0,
    format: 'made-up',
    encoding: 'utf-8',
    profile: null,
    verdict: 'accept',
    reasons: [],
    added: 0,
    known: 0,
    revised: 0,
    fileKnown: false,
  }
}

for (let round = 0; ; round += 1) {
  const files = await Promise.all(Array.from({ length: 1 + (round % 3) }, offeredFile))
  const preview: ImportPreview = { head: book.journal.head, files, newProfiles: [] }
  const done = must(await commitImport(book, preview, { acceptIncomplete: false }))
  for (const { seq, hash } of done.events) process.stdout.write(`${seq} ${hash}\n`)
  const noted = must(
    await book.append([{ kind: 'note.added', data: { entry: 'a'.repeat(32), text: '字'.repeat(round % 50) || '-' } }]),
  )
  for (const { seq, hash } of noted) process.stdout.write(`${seq} ${hash}\n`)
  for (const { storedPath } of files) await rm(storedPath)
}
