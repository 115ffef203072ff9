// Where the build has put its parts. Bundling decides in which file this line ends up, so the folders are looked for
// upwards from it: `out/main/derive-worker.js` and `out/renderer/`.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The built deriving thread; throws where the program was built without it. */
export function workerFile(): string {
  const found = look((folder) => [
    join(folder, 'main', 'derive-worker.js'),
    join(folder, 'out', 'main', 'derive-worker.js'),
  ])
  if (found === null) throw new Error('derive-worker.js is missing beside the built program')
  return found
}

/** The folder of the built pages, or `null` where only the program was built. */
export function rendererFolder(): string | null {
  const page = look((folder) => [join(folder, 'renderer', 'index.html'), join(folder, 'out', 'renderer', 'index.html')])
  // The source tree has a `renderer/index.html` too; the built one stands beside built assets.
  return page === null ? null : dirname(page)
}

function look(places: (folder: string) => readonly string[]): string | null {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = places(folder).find((place) => existsSync(place) && /[\\/]out[\\/](main|renderer)[\\/]/.test(place))
    if (found !== undefined) return found
    if (folder === dirname(folder)) return null
  }
}
