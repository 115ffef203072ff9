// Rows that are fetched only when they come into view, in blocks, so that the window never holds more than it shows.

import { useEffect, useMemo, useState } from 'react'

/** Where a table's rows come from. A new `version` means that all rows may have changed. */
export interface RowSource<Row> {
  readonly total: number
  readonly version: string | number
  /** Rows [from, to). */
  rows(from: number, to: number): Promise<readonly Row[]>
}

const BLOCK_ROWS = 100
const BLOCKS_KEPT = 40

/** The blocks of one version of a source. */
class RowBlocks<Row> {
  private readonly blocks = new Map<number, readonly Row[]>()
  private readonly asked = new Set<number>()

  constructor(private readonly source: RowSource<Row>) {}

  at(index: number): Row | undefined {
    const block = this.blocks.get(Math.floor(index / BLOCK_ROWS))
    return block?.[index % BLOCK_ROWS]
  }

  /** Fetches what [from, to) lacks; resolves to `true` when something new has come. */
  async fetch(from: number, to: number): Promise<boolean> {
    const wanted: number[] = []
    for (let block = Math.floor(from / BLOCK_ROWS); block * BLOCK_ROWS < to; block += 1) {
      if (!this.blocks.has(block) && !this.asked.has(block)) wanted.push(block)
    }
    await Promise.all(wanted.map((block) => this.fetchBlock(block)))
    return wanted.length > 0
  }

  private async fetchBlock(block: number): Promise<void> {
    this.asked.add(block)
    try {
      const from = block * BLOCK_ROWS
      this.blocks.set(block, await this.source.rows(from, Math.min(this.source.total, from + BLOCK_ROWS)))
      for (const old of this.blocks.keys()) if (this.blocks.size > BLOCKS_KEPT) this.blocks.delete(old)
    } finally {
      this.asked.delete(block)
    }
  }
}

export interface VisibleRows<Row> {
  at(index: number): Row | undefined
  /** Some rows could not be fetched. */
  readonly failed: boolean
  retry(): void
}

/** Keeps [from, to) of the source at hand and renders again when rows come in. */
export function useVisibleRows<Row>(source: RowSource<Row>, from: number, to: number): VisibleRows<Row> {
  const { version, total } = source
  const [, setArrived] = useState(0)
  const [failed, setFailed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const blocks = useMemo(() => new RowBlocks(source), [source])
  const identity = `${version}/${total}/${attempt}`
  useEffect(() => {
    let current = identity !== ''
    blocks.fetch(from, to).then(
      (news) => {
        if (!current) return
        setFailed(false)
        if (news) setArrived((count) => count + 1)
      },
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [blocks, from, to, identity])
  return { at: (index) => blocks.at(index), failed, retry: () => setAttempt((count) => count + 1) }
}
