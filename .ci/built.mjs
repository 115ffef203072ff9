// Builds what `npm start` and `npm run cli` run, when it is absent or older than what it is made from.

import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package-lock.json']
const LOCK = join(root, 'node_modules', '.zhangping-build.lock')
const PRODUCTS = ['out/main/main.js', 'out/main/cli.js', 'out/main/derive-worker.js', 'out/renderer/index.html']

/** Whether the built program is there and as new as its sources. */
export function isBuilt() {
  const products = PRODUCTS.map((path) => join(root, path))
  if (!products.every(existsSync)) return false
  const built = Math.min(...products.map((path) => statSync(path).mtimeMs))
  return SOURCES.every((path) => newest(join(root, path)) <= built)
}

/** Builds if needed; `say` gets progress. Resolves to whether there is a whole build now. */
export async function ensureBuilt(say) {
  if (isBuilt()) return true
  if (!existsSync(join(root, 'node_modules/electron-vite'))) {
    say('The dependencies are not installed: run `npm ci` first.')
    return false
  }
  while (!takeLock()) await pause(200)
  try {
    // Another process may have built while this one waited.
    return isBuilt() || (await build(say))
  } finally {
    rmSync(LOCK, { force: true })
  }
}

async function build(say) {
  say('Building (about half a minute)…')
  const startedAt = Date.now()
  const status = await run([
    join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (status !== 0) {
    say('The build failed; what it said stands above.')
    return false
  }
  say(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`)
  return true
}

/** Two builds at once would empty each other's folders; a lock whose process is gone counts for nothing. */
function takeLock() {
  try {
    const file = openSync(LOCK, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch {
    const holder = readHolder()
    if (holder !== null && !lives(holder)) rmSync(LOCK, { force: true })
    return false
  }
}

/** `null` while the holder has not written its number yet. */
function readHolder() {
  try {
    return Number(readFileSync(LOCK, 'utf8')) || null
  } catch {
    return null
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The build's own words go to standard error: standard output belongs to the command. */
function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // A folder's own time tells of files that were removed from it.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs)
}
