// One call of the command line: help, languages, wrong use. Errors are one sentence with the next step.

import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands'
import { callCli } from '../../helpers/call-cli'

describe('help', () => {
  test('without arguments and with --help the commands are listed in both languages', async () => {
    for (const lang of ['zh', 'en']) {
      const { status, out } = await callCli(['--help', '--lang', lang])
      expect(status).toBe(0)
      for (const { name } of COMMANDS) expect(out).toContain(`  ${name}`)
    }
    expect((await callCli([])).status).toBe(0)
  })

  test.each(COMMANDS.map(({ name }) => name))('%s explains each of its options in both languages', async (name) => {
    const row = COMMANDS.find((each) => each.name === name)
    const command = await row?.load()
    for (const lang of ['zh', 'en']) {
      const { status, out, err } = await callCli([...name.split(' '), '--help', '--lang', lang])
      expect([status, err]).toEqual([0, ''])
      expect(out).toContain(`zhangping ${name}`)
      for (const option of Object.keys(command?.options ?? {})) expect(out).toContain(`--${option}`)
    }
  })

  test('the table of commands and the commands agree on their names', async () => {
    for (const { name, load } of COMMANDS) expect((await load()).name).toBe(name)
  })
})

describe('the language', () => {
  const sentenceFor = async (args: string[], env: Record<string, string>) => (await callCli(['fly', ...args], env)).err
  test('is what --lang says, else what the environment says, else English', async () => {
    expect(await sentenceFor([], {})).toContain('There is no command')
    expect(await sentenceFor([], { LANG: 'zh_CN.UTF-8' })).toContain('没有')
    expect(await sentenceFor([], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toContain('There is no command')
    expect(await sentenceFor(['--lang', 'zh'], { LANG: 'en_GB.UTF-8' })).toContain('没有')
    expect(await sentenceFor(['--lang=en'], { LANG: 'zh_CN.UTF-8' })).toContain('There is no command')
  })
})

describe('wrong use gives exit status 2 and one sentence', () => {
  test.each([
    [['fly'], '“fly”'],
    [['book'], '“book”'],
    [['book', 'burn'], '“book burn”'],
    [['status', '--nonsense'], '--nonsense'],
    [['status', '--book'], '--book'],
    [['status', '--book', 'x', '--lang', 'fr'], '--lang zh|en'],
    [['status'], '--book'],
    [['import', '--book', 'x'], 'zhangping import'],
    [['import', 'x.csv'], '--book'],
    [['reconcile'], 'zhangping reconcile'],
    [['reconcile', 'x.csv', '--as-of', '2026-02-30'], '“2026-02-30”'],
    [['book', 'verify'], 'zhangping book verify'],
    [['book', 'rebuild'], 'zhangping book rebuild'],
  ])('%j', async (args, named) => {
    const { status, out, err } = await callCli(args)
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(named)
    expect(err.split('\n')).toHaveLength(1)
  })
})

test('a call that is cancelled says so and changes nothing', async () => {
  const stop = new AbortController()
  stop.abort()
  const { status, err } = await callCli(['reconcile', 'package.json'], {}, stop.signal)
  expect(status).toBe(2)
  expect(err).toContain('Cancelled')
})
