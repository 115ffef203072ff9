// `npm start`: the desktop app where Electron's runtime can be had, else the web host in the browser. Says what it does
// and never waits in silence.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, root } from './built.mjs'

const DOWNLOAD_LIMIT_MS = 90_000
const SAY_EVERY_MS = 10_000
const passed = process.argv.slice(2)
const NO_RUNTIME = "Electron's runtime cannot be had on this machine"
const NO_WINDOW = 'Electron cannot open a window on this machine'
/** A desktop app that ends with an error so soon has not been used: it could not open a window. */
const TOO_SOON_MS = 5_000
const wantsWeb = passed.includes('--web')
const args = passed.filter((arg) => arg !== '--web')

if (!(await ensureBuilt((text) => console.log(text)))) process.exit(1)
const runtime = wantsWeb ? null : await electronRuntime()
process.exit(runtime === null ? await serve(NO_RUNTIME) : await runDesktop(runtime))

/** Path of Electron's executable, downloaded first where that is possible; `null` where it cannot be had. */
async function electronRuntime() {
  const there = installedRuntime()
  if (there !== null) return there
  console.log("Fetching Electron's runtime (only the first time)…")
  await download()
  return installedRuntime()
}

function installedRuntime() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(root, 'node_modules/electron/dist')
  const named = join(root, 'node_modules/electron/path.txt')
  if (!existsSync(named)) return null
  const path = join(folder, readFileSync(named, 'utf8').trim())
  return existsSync(path) ? path : null
}

/** Electron's own installer, with an end to its patience; what it says of a failure is replaced by our one sentence. */
function download() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/electron/install.js')], {
      cwd: root,
      stdio: 'ignore',
    })
    const startedAt = Date.now()
    const saying = setInterval(() => {
      console.log(`…still fetching (${Math.round((Date.now() - startedAt) / 1000)} s)`)
    }, SAY_EVERY_MS)
    const limit = setTimeout(() => child.kill(), DOWNLOAD_LIMIT_MS)
    const end = () => {
      clearInterval(saying)
      clearTimeout(limit)
      resolve()
    }
    child.on('error', end)
    child.on('exit', end)
  })
}

async function runDesktop(runtime) {
  const startedAt = Date.now()
  const status = await runUntilEnd(runtime, [root, ...args])
  return status !== 0 && Date.now() - startedAt < TOO_SOON_MS ? serve(NO_WINDOW) : status
}

function serve(why) {
  return runUntilEnd(process.execPath, [join(root, 'out/main/cli.js'), 'serve', '--json', ...args], (line) => {
    const url = urlIn(line)
    const served = `Zhangping is served in your browser at ${url} (Ctrl-C ends it).`
    if (url === null) console.log(line)
    else console.log(wantsWeb ? served : `${why}, so ${served}`)
  })
}

function urlIn(line) {
  try {
    return JSON.parse(line).url ?? null
  } catch {
    return null
  }
}

/** Runs a program until it ends; Ctrl-C and a kill reach it. `onLine` gets its output line by line. */
function runUntilEnd(command, commandArgs, onLine) {
  return new Promise((resolve) => {
    const child = spawn(command, commandArgs, {
      cwd: process.cwd(),
      stdio: ['inherit', onLine ? 'pipe' : 'inherit', 'inherit'],
    })
    // A terminal sends Ctrl-C to the child as well; it ends by itself and this process follows.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    let rest = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) onLine(line)
    })
    child.on('error', (error) => {
      console.error(`It could not be started: ${error.message}`)
      resolve(1)
    })
    child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 0))
  })
}
