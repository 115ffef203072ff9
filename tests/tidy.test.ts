// House rules that a compiler does not know. Each finding names file, line, rule and what to write instead.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Rule {
  readonly name: string
  readonly applies: (path: string) => boolean
  readonly find: RegExp
  readonly instead: string
}

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
}).split('\n')
const code = tracked.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('tests/fixtures/'))
const product = (path: string): boolean => /^(electron|renderer|shared)\//.test(path)
const inFolder = (folder: string) => (path: string) => path.startsWith(`${folder}/`)

const TEXT_RULES: readonly Rule[] = [
  {
    name: 'no float parsing',
    applies: product,
    find: /\bparseFloat\(|Number\.parseFloat/,
    instead: 'parseMinor, or Number on digits',
  },
  {
    name: 'no float formatting of money',
    applies: product,
    find: /\.toFixed\(/,
    instead: 'formatMinor or formatMinorPlain',
  },
  {
    name: 'no clock in the core',
    applies: inFolder('shared'),
    find: /\bDate\.now\(|new Date\(\)|performance\.now/,
    instead: 'take the day or instant as an argument',
  },
  {
    name: 'no random in the core',
    applies: inFolder('shared'),
    find: /Math\.random|crypto\./,
    instead: 'take a seeded source or the digest as an argument',
  },
  {
    name: 'no escape from types',
    applies: (path) => (product(path) || path.startsWith('tests/')) && path !== 'tests/tidy.test.ts',
    find: /\bas any\b|@ts-ignore|@ts-expect-error|biome-ignore/,
    instead: 'name the type, or parse it with zod',
  },
  {
    name: 'text is never HTML',
    applies: product,
    find: /dangerouslySetInnerHTML|\.innerHTML\s*=|document\.write\(/,
    instead: 'render text',
  },
  {
    name: 'no network',
    applies: inFolder('renderer'),
    find: /https?:\/\/(?!127\.0\.0\.1|localhost|www\.w3\.org)/,
    instead: 'nothing: the app talks to its host only',
  },
  { name: 'no evaluated code', applies: product, find: /\beval\(|new Function\(/, instead: 'a function' },
]

const VAGUE = /(^|\/)(utils?|helpers?|managers?|misc|common|step\d+)(\.|\/|-)/
/** `tests/helpers` is the name the layout gives to what tests share. */
const vague = (path: string): boolean => VAGUE.test(path) && !path.startsWith('tests/helpers/')

interface Import {
  readonly from: string
  readonly target: string
  readonly line: number
}

describe('the tree is tidy', () => {
  it.each(TEXT_RULES.map((rule) => [rule.name, rule] as const))('%s', (_, rule) => {
    const findings = code
      .filter(rule.applies)
      .flatMap((path) =>
        linesMatching(path, rule.find).map((line) => `${path}:${line}: ${rule.name}; instead: ${rule.instead}`),
      )
    expect(findings).toEqual([])
  })

  it('imports stay inside their fences', () => {
    const findings = code.filter(product).flatMap(importsOf).flatMap(fenceFinding)
    expect(findings).toEqual([])
  })

  it('files have names that say what they hold, in kebab-case', () => {
    const findings = code.filter((path) => vague(path) || /\/[^/]*[A-Z_][^/]*\.(ts|tsx)$/.test(path))
    expect(findings).toEqual([])
  })

  it('no product file is longer than 400 lines', () => {
    const long = code.filter(product).map((path) => [path, readFileSync(path, 'utf8').split('\n').length] as const)
    expect(
      long.filter(([, lines]) => lines > 401).map(([path, lines]) => `${path}: ${lines} lines; split it by noun`),
    ).toEqual([])
  })

  it('no test is skipped or lonely', () => {
    const tests = code.filter((path) => path.startsWith('tests/') && path !== 'tests/tidy.test.ts')
    const findings = tests.flatMap((path) =>
      linesMatching(path, /\b(it|test|describe)\.(skip|todo|only)\b|expect\(true\)/).map(
        (line) => `${path}:${line}: say loudly why it cannot run, or make it run`,
      ),
    )
    expect(findings).toEqual([])
  })

  it('every change has a changelog file with a title and a reason', () => {
    const files = tracked.filter((path) => /^changelog\/.+\.md$/.test(path) && !path.endsWith('TEMPLATE.md'))
    expect(files.length).toBeGreaterThan(0)
    for (const path of files) expect(readFileSync(path, 'utf8'), path).toMatch(/^# .+\n\n\S/)
  })
})

describe('the fences can say no', () => {
  it.each([
    ['shared/money.ts', 'node:fs'],
    ['shared/money.ts', 'papaparse'],
    ['shared/money.ts', 'electron/book/book'],
    ['electron/book/book.ts', 'papaparse'],
    ['electron/web/serve.ts', 'electron'],
    ['electron/web/serve.ts', 'renderer/main'],
    ['renderer/overview/overview.tsx', 'renderer/records/records'],
    ['renderer/overview/overview.tsx', 'dexie'],
    ['renderer/overview/overview.tsx', 'electron/main'],
    ['renderer/ui/money.tsx', 'renderer/overview/overview'],
  ])('%s may not import %s', (from, target) => {
    expect(fenceFinding({ from, target, line: 1 })).toHaveLength(1)
  })
})

function linesMatching(path: string, find: RegExp): number[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((text, index) => (find.test(text) ? [index + 1] : []))
}

function importsOf(path: string): Import[] {
  const found: Import[] = []
  const text = readFileSync(path, 'utf8')
  for (const match of text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)) {
    const raw = match[1] ?? ''
    const target = raw.startsWith('.') ? normalize(join(dirname(path), raw.replace(/\?.*$/, ''))) : raw
    found.push({ from: path, target, line: text.slice(0, match.index).split('\n').length })
  }
  return found
}

const SCREENS =
  /^renderer\/(overview|imports|reconciliation|deposits|refunds|terminals|records|statistics|review|backups|journal|settings|incidents)\//

function fenceFinding({ from, target, line }: Import): string[] {
  const broken = FENCES.find((fence) => fence.inside(from) && fence.forbids(target, from))
  return broken ? [`${from}:${line}: imports ${target}; ${broken.says}`] : []
}

const FENCES: readonly {
  inside: (from: string) => boolean
  forbids: (target: string, from: string) => boolean
  says: string
}[] = [
  {
    inside: inFolder('shared'),
    forbids: (target, from) =>
      !target.startsWith('shared/') &&
      target !== 'zod' &&
      !(target === '@orpc/contract' && from.startsWith('shared/bridge/')),
    says: 'shared imports only itself and zod (the contract also @orpc/contract)',
  },
  {
    inside: inFolder('electron'),
    forbids: (target) => target.startsWith('renderer/'),
    says: 'electron never imports the renderer',
  },
  {
    inside: (from) => !from.startsWith('electron/import/'),
    forbids: (target) => target === 'papaparse',
    says: 'only electron/import parses CSV through papaparse',
  },
  {
    inside: (from) => !from.startsWith('electron/import/'),
    forbids: (target) => target === '@e965/xlsx' || target === 'fast-xml-parser',
    says: 'only electron/import opens spreadsheets and XML',
  },
  {
    inside: (from) => !/^electron\/(main|preload|window)\.ts$/.test(from),
    forbids: (target) => target === 'electron',
    says: 'only main, preload and window know Electron',
  },
  {
    inside: (from) => !from.startsWith('renderer/storage/'),
    forbids: (target) => /^dexie/.test(target),
    says: 'only renderer/storage knows Dexie',
  },
  {
    inside: inFolder('renderer'),
    forbids: (target) => target.startsWith('electron/') || target.startsWith('node:'),
    says: 'the renderer never imports its host',
  },
  {
    inside: (from) => SCREENS.test(from),
    forbids: (target, from) =>
      SCREENS.test(`${target}/`) && SCREENS.exec(from)?.[1] !== SCREENS.exec(`${target}/`)?.[1],
    says: 'a screen never imports another screen: move what both need to ui/ or shared/',
  },
  {
    inside: inFolder('renderer/ui'),
    forbids: (target) => SCREENS.test(`${target}/`),
    says: 'building blocks know no screen',
  },
]
