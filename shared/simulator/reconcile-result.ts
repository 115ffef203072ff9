// What the judge reads of `reconcile --json --matches` (DESIGN §8). It is looked at from outside: names and lines only.

import { z } from 'zod'

const lineZ = z.object({ file: z.string(), line: z.int() })

const seenMatchZ = z.object({
  level: z.enum(['L1', 'L2', 'L3', 'L4']),
  pass: z.string(),
  certainty: z.enum(['certain', 'probable']),
  left: z.array(lineZ),
  right: z.array(lineZ),
})
export type SeenMatch = z.infer<typeof seenMatchZ>

const seenExceptionZ = z.object({
  type: z.string(),
  day: z.string(),
  minor: z.int(),
  entries: z.array(lineZ),
})
export type SeenException = z.infer<typeof seenExceptionZ>

export const reconcileResultZ = z.object({
  waterfall: z.array(z.object({ unexplainedMinor: z.int(), unexplainedAbsMinor: z.int() })),
  exceptions: z.array(seenExceptionZ),
  matches: z.array(seenMatchZ),
})
export type ReconcileResult = z.infer<typeof reconcileResultZ>
