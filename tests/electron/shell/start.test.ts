// The two ways in from a terminal: `npm start` serves a page and ends with Ctrl-C, `npm run cli` passes on what the
// command said and how it ended.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../../.ci/built.mjs'

let home = ''
const children: ChildProcess[] = []
beforeAll(async () => {
  expect(await ensureBuilt((text: string) => console.warn(text))).toBe(true)
  home = await mkdtemp(join(tmpdir(), 'zhangping-test-'))
}, 180_000)
afterAll(async () => {
  for (const child of children) child.kill()
  await rm(home, { recursive: true, force: true })
})

interface Run {
  readonly child: ChildProcess
  /** Everything on standard output so far. */
  out(): string
  err(): string
  readonly ended: Promise<number | null>
}

function run(script: string, args: readonly string[]): Run {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ZHANGPING_DATA: home, LANG: 'C' } })
  children.push(child)
  let [out, err] = ['', '']
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    err += text
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  return { child, out: () => out, err: () => err, ended }
}

const url = (text: string) => /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(text)?.[0]

describe('npm start', () => {
  it('says in one sentence where it serves, answers there, and ends with Ctrl-C', async () => {
    const started = run('.ci/start.mjs', ['--web', '--port', '0'])
    await expect.poll(() => url(started.out()), { timeout: 30_000 }).toBeTruthy()
    const answer = await fetch(url(started.out()) ?? '', { redirect: 'manual' })
    expect(answer.status).toBe(303)
    started.child.kill('SIGINT')
    expect(await started.ended).toBe(0)
    expect(started.out().trim().split('\n').at(-1)).toMatch(
      /^Zhangping is served in your browser at http.* \(Ctrl-C ends it\)\.$/,
    )
    expect(await readdir(join(home, 'book'))).not.toContain('lock')
  })
})

describe('npm run cli', () => {
  it('serve prints its address alone on a line, or one object with --json', async () => {
    const plain = run('.ci/cli.mjs', ['serve', '--port', '0', '--book', join(home, 'plain')])
    const json = run('.ci/cli.mjs', ['serve', '--port', '0', '--book', join(home, 'json'), '--json'])
    await expect.poll(() => url(plain.out()) && url(json.out()), { timeout: 30_000 }).toBeTruthy()
    for (const each of [plain, json]) each.child.kill('SIGTERM')
    expect(await Promise.all([plain.ended, json.ended])).toEqual([0, 0])
    expect(plain.out()).toBe(`${url(plain.out())}\n`)
    expect(JSON.parse(json.out())).toEqual({ url: url(json.out()) })
  })

  it('passes on the exit status, and what is wrong goes to standard error', async () => {
    const wrong = run('.ci/cli.mjs', ['serve', '--port', 'x'])
    expect(await wrong.ended).toBe(2)
    expect(wrong.out()).toBe('')
    expect(wrong.err()).toMatch(/--port/)
  })

  it('says that a port is taken, and what to do', async () => {
    const first = run('.ci/cli.mjs', ['serve', '--port', '0', '--book', join(home, 'first')])
    await expect.poll(() => url(first.out()), { timeout: 30_000 }).toBeTruthy()
    const port = new URL(url(first.out()) ?? '').port
    const second = run('.ci/cli.mjs', ['serve', '--port', port, '--book', join(home, 'second')])
    expect(await second.ended).toBe(2)
    expect(second.err().trim().split('\n').at(-1)).toMatch(new RegExp(`^Port ${port} is in use .*--port\\.$`))
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
  })
})
