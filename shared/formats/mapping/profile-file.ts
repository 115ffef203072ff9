// A mapping as a JSON file that people edit and pass on. What comes in is not trusted: it is small, it names known
// meanings only, and every question in it has been answered.

import { z } from 'zod'
import { type Failure, failure } from '../../failure'
import { failed, ok, type Result } from '../../result'
import { type ImportProfile, profileZ } from '../../settings'
import { MAPPED_FIELDS } from '../shop-orders/fields'

const LARGEST = 256 * 1024
const MOST_WORDS = 500

const textZ = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u.test(text), 'holds control characters')

const fileZ = profileZ
  .extend({
    id: textZ.max(100),
    name: textZ.max(100),
    headerFingerprint: z.string().regex(/^(?:[0-9a-f]{64})?$/, 'neither empty nor a SHA-256'),
    columns: z
      .record(textZ, textZ)
      .refine((columns) => Object.keys(columns).every(isMeaning), {
        error: ({ input }) => `no such meaning: ${Object.keys(input ?? {}).find((field) => !isMeaning(field))}`,
      })
      .refine((columns) => new Set(Object.values(columns)).size === Object.values(columns).length, {
        error: 'two meanings name one column',
      }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'no currency code')
      .default('CNY'),
    kinds: profileZ.shape.kinds.refine((kinds) => Object.keys(kinds ?? {}).length <= MOST_WORDS, 'too many words'),
    directions: profileZ.shape.directions.refine(
      (words) => Object.keys(words ?? {}).length <= MOST_WORDS,
      'too many words',
    ),
    /** Questions of a suggested profile; each is struck out when it has been answered. */
    unanswered: z.array(z.string()).max(0, 'questions that have not been answered yet').optional(),
  })
  .omit({ removed: true })

function isMeaning(field: string): boolean {
  return MAPPED_FIELDS.some((known) => known === field)
}

/** A profile in the making: what is still unanswered does not matter yet. */
export function parseProfileDraft(text: string, name: string): Result<ImportProfile, Failure> {
  return parseWith(fileZ.omit({ unanswered: true }), text, name)
}

/** Reads a profile file called `name`. Fails with `profileInvalid`, whose detail names the key that is wrong. */
export function parseProfileFile(text: string, name: string): Result<ImportProfile, Failure> {
  const read = parseWith(fileZ, text, name)
  if (!read.ok) return read
  const { unanswered: _, ...profile } = read.value
  return ok(profile)
}

function parseWith<Value>(shape: z.ZodType<Value>, text: string, name: string): Result<Value, Failure> {
  const refuse = (detail: string) => failed(failure('profileInvalid', { name, detail }))
  if (text.length > LARGEST) return refuse(`over ${LARGEST / 1024} KB`)
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return refuse('no JSON')
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const [first] = parsed.error.issues
    return refuse([first?.path.map(String).join('.') ?? '', first?.message ?? ''].filter(Boolean).join(': '))
  }
  return ok(parsed.data)
}

/** The text of a profile file: what `parseProfileFile` reads back, in lines that people can edit. */
export function writeProfileFile(profile: ImportProfile): string {
  const { removed: _, ...kept } = profile
  return `${JSON.stringify(kept, null, 2)}\n`
}
