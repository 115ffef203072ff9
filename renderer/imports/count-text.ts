// `1,204`: whole numbers with thousands marks, alike in both languages.

export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
