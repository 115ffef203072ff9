// Which rows are visible. A browser cannot make an element taller than some 33 million pixels, so beyond a limit the
// scroll height stands for the rows in proportion, and a million rows scroll like a hundred.

/** Below every browser's limit (Firefox: 17.8 million pixels). */
const TALLEST_PIXELS = 16_000_000
const OVERSCAN_ROWS = 6

export interface Geometry {
  readonly total: number
  readonly rowHeight: number
  /** Height of the visible part, in pixels. */
  readonly viewHeight: number
}

export interface RowWindow {
  /** First row to render, and one behind the last. */
  readonly from: number
  readonly to: number
  /** Where row `from` stands below the top of the scrolled content, in pixels. */
  readonly offset: number
}

/** Height of the scrolled content in pixels. */
export function contentHeight({ total, rowHeight }: Geometry): number {
  return Math.min(total * rowHeight, TALLEST_PIXELS)
}

/** The row at the top of the view, with its fraction. */
function topRow(geometry: Geometry, scrollTop: number): number {
  const { total, rowHeight, viewHeight } = geometry
  const content = contentHeight(geometry)
  if (content === total * rowHeight) return scrollTop / rowHeight
  const scrollable = Math.max(1, content - viewHeight)
  const lastTop = Math.max(0, total - viewHeight / rowHeight)
  return Math.min(1, scrollTop / scrollable) * lastTop
}

export function rowWindow(geometry: Geometry, scrollTop: number): RowWindow {
  const top = topRow(geometry, scrollTop)
  const from = Math.max(0, Math.floor(top) - OVERSCAN_ROWS)
  const to = Math.min(geometry.total, Math.ceil(top + geometry.viewHeight / geometry.rowHeight) + OVERSCAN_ROWS)
  return { from, to, offset: scrollTop - (top - from) * geometry.rowHeight }
}

/** The scroll position that brings a row into view, or the given one where it is in view already. */
export function scrollToRow(geometry: Geometry, scrollTop: number, row: number): number {
  const { total, rowHeight, viewHeight } = geometry
  const top = topRow(geometry, scrollTop)
  const fits = viewHeight / rowHeight
  if (row >= top && row + 1 <= top + fits) return scrollTop
  const wanted = row < top ? row : row + 1 - fits
  const content = contentHeight(geometry)
  if (content === total * rowHeight) return Math.max(0, wanted * rowHeight)
  const lastTop = Math.max(1, total - fits)
  return Math.min(1, Math.max(0, wanted / lastTop)) * Math.max(1, content - viewHeight)
}
