// 0 done, 1 the answer is "no", 2 wrong use or unreadable input; over several files the highest.

import { expect, test } from 'vitest'
import { exitStatusOf, highest } from '../../../electron/cli/exit-status'
import type { FailureKind } from '../../../shared/failure'

test.each<[FailureKind, 1 | 2]>([
  ['notMerchantRecord', 1],
  ['formatUnknown', 1],
  ['incompleteNotAccepted', 1],
  ['journalDamaged', 1],
  ['fileMissing', 2],
  ['fileIsFolder', 2],
  ['archiveDamaged', 2],
  ['passwordWrong', 2],
  ['bookHeld', 2],
  ['bookNotABook', 2],
])('%s is %i', (kind, status) => {
  expect(exitStatusOf(kind)).toBe(status)
})

test('the highest of several counts, 0 where there is none', () => {
  expect(highest([0, 2, 1])).toBe(2)
  expect(highest([])).toBe(0)
})
