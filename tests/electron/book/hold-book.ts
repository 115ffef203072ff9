// A second process for the lock tests: opens the book for writing, says so, and holds it until it is told to end.

import { openBook } from '../../../electron/book/book'

const [, , folder = '', how = 'hold'] = process.argv
const opened = await openBook(folder, { write: true, create: true })
process.stdout.write(`${JSON.stringify(opened.ok ? { ok: true, pid: process.pid, id: opened.value.id } : opened)}\n`)
if (opened.ok && how === 'hold') process.stdin.on('end', () => process.exit(0)).resume()
else if (opened.ok && how === 'close') await opened.value.close()
