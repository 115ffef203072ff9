// Rules of DESIGN §4, "Twins and overlaps" and "Revisions":
// 1. two equal rows of one file stay two; the same row of two overlapping files counts once;
// 2. with a key the key decides, without one the count of a content is the maximum within a scope and the sum across scopes;
// 3. of versions that differ, the file with the greatest (stated time, end of period, hash) wins, never the import order;
// 4. only fields that both layouts state are compared, and what the winner's does not state comes from the other.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../electron/book/canonical'
import { mergeFiles } from '../../../shared/entries/merge'
import type { EntryDraft } from '../../../shared/entry'
import type { ParsedFile } from '../../../shared/formats/format'
import { minor } from '../../../shared/money'
import { day, draftOf, fileOf, shaOf } from '../../helpers/parsed-files'

const merge = (...files: ParsedFile[]) => mergeFiles(files, sha256)

describe('rows with a key', () => {
  const sale = draftOf({ naturalKey: '4200001' })

  test('the id is the hash of stream, family, account and key', () => {
    const [entry] = merge(fileOf('a.csv', [sale])).entries
    expect(entry?.id).toBe(sha256('payment|wechat|1900000109|4200001').slice(0, 32))
  })

  test('a row in two overlapping files counts once and names both lines', () => {
    const merged = merge(fileOf('a.csv', [sale]), fileOf('b.csv', [{ ...sale, line: 9 }]))
    expect(merged.entries).toHaveLength(1)
    expect(merged.entries[0]?.sources).toEqual(
      [
        { file: shaOf('a.csv'), line: 2 },
        { file: shaOf('b.csv'), line: 9 },
      ].sort((a, b) => (a.file < b.file ? -1 : 1)),
    )
    expect(merged.revisions).toEqual([])
  })

  test('the same key at two accounts is two entries', () => {
    expect(merge(fileOf('a.csv', [sale, { ...sale, account: '1900000110' }])).entries).toHaveLength(2)
  })

  test('the same file given twice is one file', () => {
    const file = fileOf('a.csv', [sale])
    expect(merge(file, file)).toEqual(merge(file))
  })

  test('of two versions the later stated one wins and the other is a revision', () => {
    const old = fileOf('old.csv', [sale], { statedAt: 1000 })
    const fresh = fileOf('new.csv', [{ ...sale, status: 'REFUND' }], { statedAt: 2000 })
    for (const files of [
      [old, fresh],
      [fresh, old],
    ]) {
      const { entries, revisions } = merge(...files)
      expect(entries.map(({ status }) => status)).toEqual(['REFUND'])
      expect(revisions).toEqual([{ entry: entries[0]?.id, file: old.file, line: 2, fields: ['status'] }])
    }
  })

  test('without a stated time the later end of period wins, then the greater hash', () => {
    const first = fileOf('first.csv', [{ ...sale, note: 'first' }])
    const second = fileOf('second.csv', [{ ...sale, note: 'second' }], {
      period: { from: day('2026-01-01'), to: day('2026-01-02'), declared: true },
    })
    expect(merge(second, first).entries[0]?.note).toBe('second')
    const third = fileOf('third.csv', [{ ...sale, note: 'third' }])
    const greater = first.file > third.file ? 'first' : 'third'
    expect(merge(first, third).entries[0]?.note).toBe(greater)
    expect(merge(third, first).entries[0]?.note).toBe(greater)
  })

  test('a field that one layout does not state is neither compared nor lost', () => {
    const all = fileOf('all.csv', [{ ...sale, at: 1_767_240_000_000 }], { statedAt: 1 })
    const refunds = fileOf('refunds.csv', [{ ...sale, at: 1_767_250_000_000, method: null }], {
      statedAt: 2,
      unstated: ['at', 'method'],
    })
    const { entries, revisions } = merge(all, refunds)
    expect(entries[0]?.at).toBe(1_767_240_000_000)
    expect(revisions).toEqual([])
  })

  test('references are compared by content, not by the order in which a parser filled them in', () => {
    const a = fileOf('a.csv', [{ ...sale, refs: { orderNo: '1', rrn: '2' } }])
    const b = fileOf('b.csv', [{ ...sale, refs: { rrn: '2', orderNo: '1' } }])
    expect(merge(a, b).revisions).toEqual([])
  })
})

describe('rows without a key', () => {
  const sale = draftOf()

  test('two equal rows of one file stay two', () => {
    expect(merge(fileOf('a.csv', [sale, { ...sale, line: 3 }])).entries).toHaveLength(2)
  })

  test('over files of one scope the count is the maximum, across scopes the sum', () => {
    const one = fileOf('one.csv', [sale])
    const two = fileOf('two.csv', [sale, { ...sale, line: 3 }])
    expect(merge(one, two).entries).toHaveLength(2)
    const elsewhere = fileOf('till2.csv', [sale], { scope: 'till 2' })
    expect(merge(one, two, elsewhere).entries).toHaveLength(3)
  })

  test('files that do not state their scope are taken to overlap within an account, and this is said', () => {
    const one = fileOf('one.csv', [sale], { scope: null })
    const two = fileOf('two.csv', [sale], { scope: null })
    const { entries, findings } = merge(one, two)
    expect(entries).toHaveLength(1)
    expect(findings).toEqual([{ code: 'scopeAssumed', params: { names: 'one.csv, two.csv', count: 1 } }])
    const other = fileOf('other.csv', [{ ...sale, account: 'another' }], { scope: null })
    expect(merge(one, other).entries).toHaveLength(2)
    expect(merge(one, other).findings).toEqual([])
  })

  test('a bank row is told apart by its balance', () => {
    const row = (balance: number) => draftOf({ stream: 'bank', kind: 'other', balanceMinor: minor(balance) })
    expect(merge(fileOf('bank.csv', [row(1), row(2)])).entries).toHaveLength(2)
    expect(merge(fileOf('bank.csv', [row(1)]), fileOf('more.csv', [row(1), row(2)])).entries).toHaveLength(2)
  })

  test('a bank row keeps its identity where another layout shortens its note', () => {
    const row = draftOf({ stream: 'bank', kind: 'other', balanceMinor: minor(5), note: '财付通支付科技有限公司' })
    const short = fileOf('app.csv', [{ ...row, note: '财付通' }], { statedAt: 1 })
    const { entries, revisions } = merge(fileOf('web.csv', [row], { statedAt: 2 }), short)
    expect(entries.map(({ note }) => note)).toEqual(['财付通支付科技有限公司'])
    expect(revisions.map(({ fields }) => fields)).toEqual([['note']])
  })

  test('a bank statement listed newest first joins one listed oldest first', () => {
    const rows = ['a', 'b'].map((note, at) =>
      draftOf({ stream: 'bank', kind: 'other', balanceMinor: minor(5), note, line: at + 2 }),
    )
    const { entries, revisions } = merge(fileOf('up.csv', rows), fileOf('down.csv', rows.toReversed()))
    expect(entries).toHaveLength(2)
    expect(revisions).toEqual([])
  })
})

describe('for any files', () => {
  const draft: fc.Arbitrary<EntryDraft> = fc
    .record({
      key: fc.constantFrom(null, null, 'k1', 'k2'),
      amount: fc.integer({ min: -2, max: 2 }),
      date: fc.constantFrom('2026-01-01', '2026-01-02'),
      stream: fc.constantFrom('payment', 'bank', 'order'),
      balance: fc.constantFrom(null, 1, 2),
      note: fc.constantFrom(null, 'x'),
    })
    .map(({ key, amount, date, stream, balance, note }) =>
      draftOf({
        naturalKey: key,
        grossMinor: minor(amount),
        feeMinor: minor(0),
        netMinor: minor(amount),
        day: day(date),
        stream: stream as EntryDraft['stream'],
        balanceMinor: balance === null ? null : minor(balance),
        note,
      }),
    )
  const files = fc
    .array(
      fc.record({
        drafts: fc.array(draft, { maxLength: 6 }),
        scope: fc.constantFrom(null, 's', 't'),
        statedAt: fc.constantFrom(null, 1, 2),
      }),
      { maxLength: 4 },
    )
    .map((made) =>
      made.map(({ drafts, ...changes }, at) =>
        fileOf(
          `f${at}`,
          drafts.map((each, line) => ({ ...each, line: line + 2 })),
          changes,
        ),
      ),
    )
  const canonical = (given: ParsedFile[]) => {
    const { entries, revisions, coverage, findings } = merge(...given)
    return {
      entries,
      revisions: revisions.map((each) => JSON.stringify(each)).sort(),
      coverage,
      findings,
    }
  }

  test('the order of import decides nothing', () => {
    fc.assert(
      fc.property(files, (given) => {
        expect(canonical(given.toReversed())).toEqual(canonical(given))
      }),
    )
  })

  test('entries are sorted by id', () => {
    fc.assert(
      fc.property(files, (given) => {
        const ids = merge(...given).entries.map(({ id }) => id)
        expect(ids).toEqual([...ids].sort())
      }),
    )
  })

  test('each line of each file is a source of exactly one entry', () => {
    fc.assert(
      fc.property(files, (given) => {
        const lines = given.flatMap(({ file, drafts }) => drafts.map(({ line }) => `${file} ${line}`)).sort()
        const sources = merge(...given).entries.flatMap((entry) =>
          entry.sources.map(({ file, line }) => `${file} ${line}`),
        )
        expect(sources.sort()).toEqual(lines)
      }),
    )
  })

  test('importing a file again under another name of the same bytes adds nothing', () => {
    fc.assert(
      fc.property(files, (given) => {
        expect(canonical([...given, ...given])).toEqual(canonical(given))
      }),
    )
  })

  test('a copy with other bytes adds no entry and loses none', () => {
    fc.assert(
      fc.property(files, (given) => {
        const copies = given.map((file) => ({ ...file, file: shaOf(`copy of ${file.name}`) }))
        const ids = (merged: ParsedFile[]) =>
          merge(...merged)
            .entries.map(({ id }) => id)
            .sort()
        expect(ids([...given, ...copies])).toEqual(ids(given))
      }),
    )
  })

  test('a file never changes the ids that another file’s rows have had before', () => {
    fc.assert(
      fc.property(files, (given) => {
        const all = new Set(merge(...given).entries.map(({ id }) => id))
        for (const file of given) for (const { id } of merge(file).entries) expect(all.has(id)).toBe(true)
      }),
    )
  })
})
