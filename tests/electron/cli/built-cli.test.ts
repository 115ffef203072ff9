// The built command line as a process: it starts, answers, complains on standard error and ends with the right status.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { temporaryFolders } from '../../helpers/folders'
import { wechatBill } from '../../helpers/statements'

const CLI = resolve('out/main/cli.js')
const temporary = temporaryFolders()

beforeAll(() => {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run "npm run build" first (npm test does)`)
})

const run = (...args: string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' })

test('help is on standard output with status 0', () => {
  const { status, stdout, stderr } = run('--help', '--lang', 'zh')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('reconcile')
})

test('wrong use is one sentence on standard error with status 2', () => {
  const { status, stdout, stderr } = run('fly', '--lang', 'en')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('a bill is reconciled, imported and found again', () => {
  const folder = temporary()
  const bill = join(folder, 'bill.csv')
  writeFileSync(bill, wechatBill([1, 2, 3]))
  const reconciled = run('reconcile', bill, '--json')
  expect([reconciled.status, reconciled.stderr]).toEqual([0, ''])
  expect(JSON.parse(reconciled.stdout).waterfall).toHaveLength(1)
  const book = join(folder, 'book')
  expect(run('import', '--book', book, bill).status).toBe(0)
  const status = run('status', '--book', book, '--json')
  expect(JSON.parse(status.stdout)).toMatchObject({ files: 1, stateHash: JSON.parse(reconciled.stdout).stateHash })
  expect(run('book', 'verify', book).status).toBe(0)
  expect(run('book', 'rebuild', book).status).toBe(0)
  expect(readdirSync(book).sort()).toEqual(['book.json', 'derived', 'journal', 'vault'])
})

test('a closed pipe ends it quietly', async () => {
  const child = spawn(process.execPath, [CLI, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (bytes) => {
    complaint += bytes
  })
  child.stdout.destroy()
  await once(child, 'exit')
  expect(complaint).toBe('')
})

test('Ctrl-C during an import says so and leaves neither a book nor scratch files', async () => {
  const folder = temporary()
  const files = Array.from({ length: 20 }, (_, at) => {
    const path = join(folder, `bill${at}.csv`)
    writeFileSync(
      path,
      wechatBill(
        Array.from({ length: 2000 }, (__, sale) => sale + 1),
        `2026-01-${10 + at}`,
      ),
    )
    return path
  })
  const book = join(folder, 'book')
  const scratch = join(folder, 'scratch')
  mkdirSync(scratch)
  const child = spawn(process.execPath, [CLI, 'import', '--book', book, '--lang', 'en', ...files], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: scratch, TEMP: scratch },
  })
  let complaint = ''
  child.stderr.on('data', (bytes) => {
    complaint += bytes
  })
  while (readdirSync(scratch).length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGINT')
  const [status] = await once(child, 'exit')
  expect(status).toBe(2)
  expect(complaint).toContain('Cancelled')
  expect(readdirSync(scratch)).toEqual([])
  expect(existsSync(book)).toBe(false)
}, 120_000)
