// Lines as they stand in a stored file, or rows of a stored spreadsheet, read from the beginning up to the last one wanted and no further.

import { openStoredLines } from '../../import/sheet/stored-form'

/** Whatever lies between two line ends is shown up to here: a hostile file may have no line end at all. */
const SHOWN_LETTERS = 10_000

/** Lines `line − around … line + around` (1-based) of the file at `path`, decoded; fewer at the ends of the file. */
export async function sourceLines(
  path: string,
  encoding: string,
  line: number,
  around: number,
): Promise<{ line: number; text: string }[]> {
  const from = Math.max(1, line - around)
  const to = line + around
  const found: { line: number; text: string }[] = []
  let number = 0
  for await (const text of lines(path, encoding)) {
    number += 1
    if (number >= from) found.push({ line: number, text: text.slice(0, SHOWN_LETTERS) })
    if (number >= to) break
  }
  return found
}

async function* lines(path: string, encoding: string): AsyncGenerator<string> {
  const stored = await openStoredLines(path, encoding)
  const decoder = new TextDecoder(stored.encoding)
  let rest = ''
  for await (const chunk of stored.bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield part.replace(/\r$/, '')
  }
  rest += decoder.decode()
  if (rest !== '') yield rest.replace(/\r$/, '')
}
