// All files of a drop or a choice, folders opened to the last level. Hidden files and the system's own are left out.

/** What the browser hands out for a dropped file or folder (File and Directory Entries API). */
export interface DroppedEntry {
  readonly isFile: boolean
  readonly isDirectory: boolean
  readonly name: string
  file?(done: (file: File) => void, failed: () => void): void
  createReader?(): { readEntries(done: (entries: DroppedEntry[]) => void, failed: () => void): void }
}

/** All wanted files of a drop: its folders walked where the browser tells of them, else its loose files. */
export async function walkDropped(dropped: {
  readonly files: readonly File[]
  readonly entries: readonly DroppedEntry[]
}): Promise<File[]> {
  if (dropped.entries.length === 0) return dropped.files.filter(isWanted)
  const files = await Promise.all(dropped.entries.map((entry) => filesOf(entry)))
  return files.flat().filter(isWanted)
}

/** Files of one entry, in the order of the folder. A folder that cannot be read gives none of its files. */
export async function filesOf(entry: DroppedEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File | null>((resolve) => {
      if (entry.file) entry.file(resolve, () => resolve(null))
      else resolve(null)
    })
    return file ? [file] : []
  }
  const files: File[] = []
  for (const child of await childrenOf(entry)) files.push(...(await filesOf(child)))
  return files
}

/** The browser gives a folder in portions (Chromium: 100 at a time); an empty portion ends it. */
async function childrenOf(folder: DroppedEntry): Promise<DroppedEntry[]> {
  const reader = folder.createReader?.()
  const children: DroppedEntry[] = []
  while (reader) {
    const portion = await new Promise<DroppedEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])))
    if (portion.length === 0) break
    children.push(...portion)
  }
  return children
}

const SYSTEM_FILES: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini'])

/** Whether a person meant this file: not `.DS_Store`, `~$…` locks of an open spreadsheet and the like. */
export function isWanted(file: { readonly name: string }): boolean {
  return !file.name.startsWith('.') && !file.name.startsWith('~$') && !SYSTEM_FILES.has(file.name.toLowerCase())
}
