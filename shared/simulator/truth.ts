// What the simulator knows about the shop it made: which lines belong together and which faults it planted.
// `file` is the file's (or archive member's) name, `line` the 1-based physical line: no entry ids, no matcher's words.

import { z } from 'zod'
import { dayZ } from '../settings'

export const FAULT_KINDS = [
  'saleMissingAtAcquirer',
  'saleMissingInBooks',
  'refundMissingInBooks',
  'paidTwice',
  'wrongOrderAmount',
  'wrongFee',
  'refundNeverMade',
  'refundedTooMuch',
  'payoutLate',
  'payoutBounced',
  'saleAfterUnbind',
  'keylessPair',
  'billMissing',
  'rowRevised',
  'fileCut',
  'depositBeforeStart',
  'strayDeposit',
  'payoutShort',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

export const TRUTH_LEVELS = ['L1', 'L2', 'L4'] as const
export type TruthLevel = (typeof TRUTH_LEVELS)[number]

const lineZ = z.object({ file: z.string(), line: z.int().min(1) })
export type TruthLine = z.infer<typeof lineZ>

/** Lines that belong together on one level. `decidable`: the files' fields allow exactly this assignment. */
const truthMatchZ = z.object({
  level: z.enum(TRUTH_LEVELS),
  left: z.array(lineZ),
  right: z.array(lineZ),
  decidable: z.boolean(),
  /** Day of the bank row for L4, else of the left side. */
  day: dayZ,
})
export type TruthMatch = z.infer<typeof truthMatchZ>

const truthFaultZ = z.object({
  kind: z.enum(FAULT_KINDS),
  /** Exception type that must name it. */
  type: z.string(),
  /** Further exception types that may name the same lines, as a consequence. */
  also: z.array(z.string()),
  /** Size of the amount at stake in fen, never negative; `null` where no single amount is meant. */
  minor: z.int().min(0).nullable(),
  /** Every line that is involved; an exception about this fault names no other. */
  entries: z.array(lineZ),
  day: dayZ,
})
export type TruthFault = z.infer<typeof truthFaultZ>

export const truthZ = z.object({
  version: z.literal(1),
  seed: z.int(),
  days: z.int(),
  /** Files to import, by name: archives and single files. */
  files: z.array(z.string()),
  /** Lines of overlapping files that say the same row. */
  same: z.array(z.array(lineZ)),
  matches: z.array(truthMatchZ),
  faults: z.array(truthFaultZ),
  expected: z.object({ unexplainedMinor: z.int(), unexplainedAbsMinor: z.int() }),
})
export type Truth = z.infer<typeof truthZ>
