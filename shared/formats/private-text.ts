// Numbers of identity papers and names of card holders are never kept whole: a number keeps its last four characters, a
// name its first. Every character but those becomes one star, and masking twice gives the same text.

const IDENTITY = /(?<![0-9A-Za-z*])(?:\d{17}[0-9Xx]|\d{15})(?![0-9A-Za-z])/g

/** All letters and digits of a cell but the last four are starred; what holds no more than four is starred whole. */
export function maskIdentity(text: string): string {
  const total = text.match(/[\p{L}\p{N}*]/gu)?.length ?? 0
  const kept = total > 4 ? 4 : 0
  let place = 0
  return text.replace(/[\p{L}\p{N}*]/gu, (char) => {
    place += 1
    return place > total - kept ? char : stars(char)
  })
}

/** All letters and digits of a cell but the first are starred. */
export function maskName(text: string): string {
  let place = 0
  return text.replace(/[\p{L}\p{N}]/gu, (char) => {
    place += 1
    return place === 1 ? char : stars(char)
  })
}

/** Stars every run in a text that has the form of a Chinese identity number (18, in old papers 15 characters). */
export function maskIdentityNumbers(text: string): string {
  return text.replace(IDENTITY, maskIdentity)
}

/** One star per UTF-16 unit, so that places in the text stay what they were. */
function stars(char: string): string {
  return '*'.repeat(char.length)
}
