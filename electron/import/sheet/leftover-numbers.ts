// Numbers that may be card numbers anywhere in a spreadsheet (comments, other sheets, properties): the original is kept
// only where every one of them stands in the table too, as the masked table shows it.

import { maskCardNumbers } from '../../../shared/formats/card-numbers'

const RUN = /\d(?:[ -]?\d){12,}/g

/** Runs of digits that hold a number passing Luhn's check; the digits after a decimal point are none. */
export function possibleCardNumbers(text: string): Iterable<string> {
  return runsIn(text, (run) => maskCardNumbers(run, 'anywhere') !== run)
}

/** Every run long enough to be a card number. */
export function longNumbers(text: string): Iterable<string> {
  return runsIn(text, () => true)
}

function* runsIn(text: string, wanted: (run: string) => boolean): Generator<string> {
  for (const match of text.matchAll(RUN)) {
    if (text.charAt(match.index - 1) !== '.' && wanted(match[0])) yield match[0]
  }
}
