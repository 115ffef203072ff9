// What was typed into a search field, as terms that must all be found. Marks that people write into amounts
// (thousands commas, signs, ¥) are taken off, since the search text holds plain numbers.

const AMOUNT = /^[+\-\u2212¥￥]*(\d{1,3}([,，]\d{3})+|\d+)(\.\d*)?$/

export function searchTerms(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s\u3000]+/)
    .map((term) => (AMOUNT.test(term) ? term.replace(/[+\-\u2212¥￥,，]/g, '') : term))
    .filter((term) => term !== '')
}
