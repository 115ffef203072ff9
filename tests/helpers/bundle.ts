// A TypeScript program as one file that plain Node can run, for tests that need a second process.

import { basename, join, resolve } from 'node:path'
import { build } from 'vite'

/** Bundles `entry` into `folder` and gives the path of the made file. */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  const name = basename(entry).replace(/\.ts$/, '')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: `${name}.mjs`, format: 'es' } },
    },
    ssr: { noExternal: true },
  })
  return join(folder, `${name}.mjs`)
}
