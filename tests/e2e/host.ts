// Starts the built program as a person would: `serve` on folders of its own, and `simulate` for files to drop.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const CLI = join(process.cwd(), 'out/main/cli.js')

export interface Host {
  /** Address with the token of this start. */
  readonly url: string
  readonly folder: string
  stop(): Promise<void>
}

/** Serves an empty book in a new folder, removed again by `stop`. */
export async function startHost(): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'zhangping-e2e-'))
  const child = spawn(process.execPath, [CLI, 'serve', '--json', '--port', '0', '--book', join(folder, 'book')], {
    env: { ...process.env, ZHANGPING_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await firstUrl(child)
  return { url, folder, stop: () => stop(child, folder) }
}

async function firstUrl(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('no output')
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line)
    if (typeof said === 'object' && said !== null && 'url' in said) return String(said.url)
  }
  throw new Error('the web host ended without an address; was the program built?')
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
  rmSync(folder, { recursive: true, force: true })
}

/** Writes a sample shop's files into a new folder inside `folder`. */
export function simulate(folder: string, seed: number, days: number, perDay: number, ...more: string[]): string {
  const out = join(folder, `shop-${seed}`)
  const args = ['simulate', '--seed', `${seed}`, '--days', `${days}`, '--per-day', `${perDay}`, '--out', out, ...more]
  execFileSync(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  return out
}

/** What the command line says of the book that the window shows. */
export function statusOf(book: string): { stateHash: string } {
  return JSON.parse(execFileSync(process.execPath, [CLI, 'status', '--json', '--book', book], { encoding: 'utf8' }))
}
