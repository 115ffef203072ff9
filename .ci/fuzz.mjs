// `npm run fuzz [-- SEED [RUNS]]`: damaged samples, read one after another in a child process with bounded memory. A child
// that says nothing for a minute hangs, and is ended. Samples: the fixtures, and ../shared/samples where they are.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const SILENT_MS = 60_000
const HEAP_MEGABYTES = 160
const [, , seed = '20260701', runs = '20000'] = process.argv
const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'zhangping-fuzz-program-'))
const samples = [join(root, 'tests/fixtures/formats'), join(root, '../shared/samples')]

await bundle()
const status = await run()
rmSync(folder, { recursive: true })
process.exit(status)

/** The reader of spreadsheets works in a thread whose program stands beside the reader's own. */
async function bundle() {
  await build({
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      ssr: join(root, 'tests/fuzz/fuzz-loop.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'fuzz-loop.mjs', format: 'es' } },
    },
    ssr: { noExternal: true },
  })
}

function run() {
  const program = [`--max-old-space-size=${HEAP_MEGABYTES}`, join(folder, 'fuzz-loop.mjs'), seed, runs, ...samples]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  let silence = null
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(() => {
      console.error(`nothing was heard for ${SILENT_MS / 1000} s: the reader hangs`)
      child.kill('SIGKILL')
    }, SILENT_MS)
  }
  heard()
  child.stdout.on('data', (bytes) => {
    heard()
    const text = String(bytes)
    for (const line of text.split('\n')) if (line !== '' && !line.startsWith('{"done"')) console.log(line)
  })
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearTimeout(silence)
      resolve(code ?? 1)
    })
  })
}
