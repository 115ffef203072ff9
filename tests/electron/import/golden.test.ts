// Golden cases: tests/fixtures/formats/<format>/<case>/{input.*, expected.json}. Adding a folder adds a test; an empty
// folder fails. The sums in every expected.json were compared with tests/fixtures/formats/count.py, which counts the
// inputs in another way (Python's csv and decimal).

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Inspection, inspectionOfFile } from '../../../electron/import/inspect'
import { parseStored } from '../../../electron/import/parse-stored'
import type { ReadOutcome } from '../../../electron/import/read'
import type { EntryDraft } from '../../../shared/entry'
import { crossChecked } from '../../../shared/formats/cross-check'
import type { ParsedFile } from '../../../shared/formats/format'
import { must } from '../../../shared/result'
import { readBytes } from './reading'

const ROOT = join(import.meta.dirname, '../../fixtures/formats')

/** Only what a draft states; absent fields would hide the rest. */
function stated(draft: EntryDraft): Record<string, unknown> {
  const absent = (value: unknown) => value === null || value === '' || JSON.stringify(value) === '{}'
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => !absent(value)))
}

function expectationOf(found: Inspection, outcome: ReadOutcome) {
  const { file: _file, issues, ...rest } = found
  const parsed = outcome.members.map((member) => member.parsed)
  return {
    ...rest,
    maskedNumbers: outcome.members.reduce((sum, member) => sum + member.maskedNumbers, 0),
    scope: parsed[0]?.scope ?? null,
    unstated: parsed[0]?.unstated ?? [],
    issues: issues.map(({ line, column, raw, kind }) => ({ line, column, raw, kind })),
    entries: parsed.flatMap((one) => one.drafts.map(stated)),
  }
}

for (const format of (await readdir(ROOT, { withFileTypes: true })).filter((entry) => entry.isDirectory())) {
  describe(format.name, async () => {
    for (const name of await readdir(join(ROOT, format.name))) {
      it(name, async () => {
        const folder = join(ROOT, format.name, name)
        const input = (await readdir(folder)).find((file) => file.startsWith('input.'))
        expect(input, `${folder} holds no input`).toBeDefined()
        const expected: unknown = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8'))
        const bytes = await readFile(join(folder, input ?? ''))
        await readBytes(bytes, async (read) => {
          const outcome = must(read)
          const found = inspectionOfFile({ name: 'input', bytes: bytes.length, sha256: null }, outcome, 'en')
          expect(expectationOf(found, outcome)).toEqual(expected)
          const { dataRows, entries, issues, ignored } = found.counts
          expect(dataRows).toBe(entries + issues + ignored)
          expect(found.issues).toHaveLength(issues)
          const again: ParsedFile[] = []
          for (const member of outcome.members) {
            const stored = await parseStored(member.storedPath, {
              file: member.sha256,
              name: member.name,
              format: member.parsed.format,
              encoding: member.encoding,
              profile: member.profile,
            })
            again.push(must(stored))
          }
          expect(crossChecked(again)).toEqual(outcome.members.map((member) => member.parsed))
        })
      })
    }
  })
}
