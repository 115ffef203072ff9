// Card numbers are masked in place, digit by digit: first 6 and last 4 stay, and no text changes its length.

/** Part of a text, end not included. */
export interface Span {
  readonly start: number
  readonly end: number
}

const CANDIDATE = /\d(?:[ -]?\d){12}/
const CARD_WORDS = /卡|尾号|账号|帐号|账户|帐户|户号|\b(?:credit |debit |bank )?card|\bpan\b|\baccount|\bacct|\ba\/c/i
/** How far from a number a card word may stand to be next to it. */
const NEAR = 24

/** Luhn's check over a text of digits. */
export function isLuhnValid(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    const doubled = place % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** 13–19 digits that pass Luhn's check. Alipay's account numbers (2088 + 12 digits) are no cards: no issuer has 2088. */
function isCardNumber(digits: string): boolean {
  return digits.length >= 13 && digits.length <= 19 && !/^2088\d{12}$/.test(digits) && isLuhnValid(digits)
}

/** Whether a text can hold a card number at all: a cheap test before the exact one. */
export function mayHoldCardNumber(text: string): boolean {
  return text.length >= 13 && CANDIDATE.test(text)
}

/** Whether a text speaks of a card or an account. */
export function holdsCardWord(text: string): boolean {
  return CARD_WORDS.test(text)
}

/**
 * Masks every Luhn-valid run of 13–19 digits (plain, or in groups parted by single blanks or dashes).
 * `anywhere`: card and account columns; `nearWords`: only where a card word stands next to it. Returns the text itself
 * when nothing was masked. Masking twice gives the same text. Source: DESIGN §3, vault members.
 */
export function maskCardNumbers(text: string, where: 'anywhere' | 'nearWords'): string {
  if (!mayHoldCardNumber(text)) return text
  let masked = text
  for (;;) {
    const span = firstCardNumber(masked, where)
    if (span === null) return masked
    masked = masked.slice(0, span.start) + starred(masked.slice(span.start, span.end)) + masked.slice(span.end)
  }
}

function firstCardNumber(text: string, where: 'anywhere' | 'nearWords'): Span | null {
  for (const run of text.matchAll(/\d+(?:[ -]\d+)*/g)) {
    for (const span of cardSpans(run[0])) {
      const found = { start: span.start + run.index, end: span.end + run.index }
      if (where === 'anywhere' || standsNearWord(text, found)) return found
    }
  }
  return null
}

function standsNearWord(text: string, span: Span): boolean {
  return CARD_WORDS.test(text.slice(Math.max(0, span.start - NEAR), span.end + NEAR))
}

/** Windows over whole groups of a run, longest first, that hold 13–19 digits and pass Luhn's check. */
function* cardSpans(run: string): Generator<Span> {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({ digits: group[0], at: group.index }))
  for (let first = 0; first < groups.length; first += 1) {
    for (let last = groups.length - 1; last >= first; last -= 1) {
      const window = groups.slice(first, last + 1)
      const digits = window.map((group) => group.digits).join('')
      const end = window.at(-1)
      if (!end || !isCardNumber(digits)) continue
      yield { start: groups[first]?.at ?? 0, end: end.at + end.digits.length }
    }
  }
}

function starred(run: string): string {
  const digits = run.replace(/\D/g, '').length
  let place = 0
  return run.replace(/\d/g, (digit) => {
    place += 1
    return place <= 6 || place > digits - 4 ? digit : '*'
  })
}
