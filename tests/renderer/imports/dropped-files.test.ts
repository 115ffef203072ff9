import { describe, expect, it } from 'vitest'
import { type DroppedEntry, filesOf, isWanted, walkDropped } from '../../../renderer/imports/dropped-files'

function fileEntry(name: string): DroppedEntry {
  return { isFile: true, isDirectory: false, name, file: (done) => done(new File(['x'], name)) }
}

function folderEntry(name: string, children: readonly DroppedEntry[], portion = 100): DroppedEntry {
  return {
    isFile: false,
    isDirectory: true,
    name,
    createReader() {
      let given = 0
      return {
        readEntries(done) {
          const next = children.slice(given, given + portion)
          given += next.length
          done(next)
        },
      }
    },
  }
}

describe('a dropped folder', () => {
  it('gives its files to the last level', async () => {
    const folder = folderEntry('march', [fileEntry('a.csv'), folderEntry('bank', [fileEntry('b.csv')])])
    expect((await filesOf(folder)).map((file) => file.name)).toEqual(['a.csv', 'b.csv'])
  })

  it('is read to its end, although the browser gives it in portions', async () => {
    const children = Array.from({ length: 250 }, (_, at) => fileEntry(`${at}.csv`))
    expect(await filesOf(folderEntry('year', children))).toHaveLength(250)
  })

  it('loses only the file that cannot be read', async () => {
    const locked: DroppedEntry = { ...fileEntry('locked.csv'), file: (_, failed) => failed() }
    expect(await filesOf(folderEntry('f', [locked, fileEntry('b.csv')]))).toHaveLength(1)
  })

  it('leaves out what the system put there', () => {
    const names = ['.DS_Store', '~$orders.xlsx', 'Thumbs.db', 'orders.csv']
    expect(names.filter((name) => isWanted({ name }))).toEqual(['orders.csv'])
  })

  it('counts once, although the browser also lists it among the loose files', async () => {
    const file = new File(['x'], 'a.csv')
    expect(await walkDropped({ files: [file], entries: [fileEntry('a.csv')] })).toHaveLength(1)
    expect(await walkDropped({ files: [file], entries: [] })).toEqual([file])
  })
})
