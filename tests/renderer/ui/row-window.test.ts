// Rows in view, for any length: 1 the first and the last row can be reached;  2 the view is always filled;
// 3 a row that is brought into view is in view;  4 no element grows beyond what browsers draw.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHeight, type Geometry, rowWindow, scrollToRow } from '../../../renderer/ui/row-window'

const geometries = fc.record({
  total: fc.integer({ min: 1, max: 2_000_000 }),
  rowHeight: fc.constantFrom(28, 38),
  viewHeight: fc.integer({ min: 60, max: 1200 }),
})

function furthest(geometry: Geometry): number {
  return Math.max(0, contentHeight(geometry) - geometry.viewHeight)
}

describe('rows in view', () => {
  it('begin with the first and end with the last', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        expect(rowWindow(geometry, 0).from).toBe(0)
        expect(rowWindow(geometry, furthest(geometry)).to).toBe(geometry.total)
      }),
    )
  })

  it('fill the view wherever it is scrolled to', () => {
    fc.assert(
      fc.property(geometries, fc.double({ min: 0, max: 1, noNaN: true }), (geometry, share) => {
        const scrollTop = share * furthest(geometry)
        const { from, to, offset } = rowWindow(geometry, scrollTop)
        expect(offset).toBeLessThanOrEqual(scrollTop + 0.01)
        const bottom = offset + (to - from) * geometry.rowHeight
        expect(bottom).toBeGreaterThanOrEqual(Math.min(scrollTop + geometry.viewHeight, contentHeight(geometry)) - 0.01)
        expect(to - from).toBeLessThan(geometry.viewHeight / geometry.rowHeight + 16)
      }),
    )
  })

  it('hold the row that was asked for', () => {
    fc.assert(
      fc.property(
        geometries,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.nat(5_000_000),
        (geometry, share, start) => {
          const row = Math.floor(share * geometry.total)
          const scrollTop = scrollToRow(geometry, Math.min(start, furthest(geometry)), row)
          const { from, to, offset } = rowWindow(geometry, scrollTop)
          expect(row).toBeGreaterThanOrEqual(from)
          expect(row).toBeLessThan(to)
          const top = offset + (row - from) * geometry.rowHeight
          expect(top + geometry.rowHeight).toBeGreaterThan(scrollTop)
          expect(top).toBeLessThan(scrollTop + geometry.viewHeight)
        },
      ),
    )
  })

  it('stay below the height that browsers draw', () => {
    expect(contentHeight({ total: 1_000_000, rowHeight: 38, viewHeight: 600 })).toBeLessThan(17_000_000)
    expect(contentHeight({ total: 100, rowHeight: 38, viewHeight: 600 })).toBe(3800)
  })
})
