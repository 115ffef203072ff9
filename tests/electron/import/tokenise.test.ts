// Rows and their physical lines, whatever stands in the cells.

import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../../electron/import/lines'
import { quotedSpans } from '../../../electron/import/quotes'
import { backtickCells, lineCells, openRows } from '../../../electron/import/tokenise'
import type { SourceRow } from '../../../shared/formats/format'

function blockOf(lines: readonly string[], firstLine: number, terminated: boolean): Block {
  return { bytes: new Uint8Array(0), lines, firstLine, terminated, bad: new Set() }
}

/** Rows of a text, given to the reader in blocks of `size` lines. */
function csv(text: string, size = 1000): readonly SourceRow[] {
  const rows = openRows({ tokeniser: 'csv', delimiter: ',', headerCells: 0, fields: [] })
  const lines = text.split('\n')
  const found: SourceRow[] = []
  for (let at = 0; at < lines.length; at += size) {
    found.push(...rows.push(blockOf(lines.slice(at, at + size), at + 1, at + size < lines.length)))
  }
  return [...found, ...rows.finish()]
}

describe('WeChat rows', () => {
  it('are cut at a comma with a backtick, so that other commas and quotes stay', () => {
    expect(backtickCells('`a,`b,c,`"d,`')).toEqual(['a', 'b,c', '"d', ''])
    expect(backtickCells('``,`x')).toEqual(['`', 'x'])
    expect(backtickCells('a,b')).toEqual(['a', 'b'])
  })
})

describe('Alipay rows', () => {
  it('are read with quotes only where the plain reading does not fit the header', () => {
    expect(lineCells('a,"b",c', 3)).toEqual(['a', '"b"', 'c'])
    expect(lineCells('a,"b,c",d', 3)).toEqual(['a', 'b,c', 'd'])
    expect(lineCells('a,"b,c,d', 3)).toEqual(['a', '"b', 'c', 'd'])
  })
})

describe('quoted rows', () => {
  it('keep their physical lines when a cell holds line feeds', () => {
    const rows = csv('a,"b\nb",c\nd,e,f\n"g\n\ng",h,i', 1)
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b\nb', 'c'],
      [3, 'd', 'e', 'f'],
      [4, 'g\n\ng', 'h', 'i'],
    ])
    expect(rows.map(({ terminated }) => terminated)).toEqual([true, true, false])
  })

  it('leave a quote in the middle of a cell alone', () => {
    expect(csv('5" pipe,x\ny,"z" \t,w')[0]?.cells).toEqual(['5" pipe', 'x'])
    expect(csv('y,"z" \t,w')[0]?.cells).toEqual(['y', 'z', 'w'])
  })

  it('whose quote is never closed cost one line, not the rest of the file', () => {
    const lines = ['a,b', '"c,d', ...Array.from({ length: 300 }, (_, n) => `${n},x`)]
    const rows = csv(lines.join('\n'))
    expect(rows.filter(({ fault }) => fault === 'badQuote').map(({ line }) => line)).toEqual([2])
    expect(rows).toHaveLength(302)
    expect(csv('a,b\n"c,d').at(-1)?.fault).toBe('rowCut')
  })

  it('do not slow down where every line opens a quote', () => {
    const text = Array.from({ length: 5000 }, (_, n) => `"${n},x`).join('\n')
    const start = performance.now()
    expect(csv(text).length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(10_000)
  })

  it('are what papaparse makes of the whole text, in blocks of any size', () => {
    const cell = fc.oneof(fc.stringMatching(/^[a-c ]{0,3}$/), fc.stringMatching(/^[a-c,"\n]{0,4}$/))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 4 }), (rows, size) => {
        const text = Papa.unparse(rows, { newline: '\n' })
        const found = csv(text, size)
        expect(found.map(({ cells }) => cells)).toEqual(rows)
        for (const { raw, cells } of found) {
          const spans = quotedSpans(raw, ',')
          expect(spans.open).toBe(false)
          expect(spans.cells).toHaveLength(cells.length)
        }
      }),
      { seed: 5, numRuns: 400 },
    )
  })
})
