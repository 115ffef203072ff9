// The files a command was given: folders opened one level, each file read, what cannot be read told at once.

import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { type Failure, failure } from '../../shared/failure'
import { parseProfileDraft, parseProfileFile } from '../../shared/formats/mapping/profile-file'
import { failed, ok, type Result } from '../../shared/result'
import { type ImportProfile, type Settings, settingsZ } from '../../shared/settings'
import { errorCode, messageOf } from '../book/disk-failure'
import type { ReadOutcome } from '../import/read'
import { readChosenFile } from '../import/read-file'

export interface ReadFile {
  readonly path: string
  readonly name: string
  readonly outcome: Result<ReadOutcome, Failure>
}

export interface ReadFilesOptions {
  readonly scratchFolder: string
  readonly profiles: readonly ImportProfile[]
  readonly named?: readonly ImportProfile[]
  readonly password?: string
  readonly signal: AbortSignal
}

/** Folders become the files inside them, in name order; `.json` files there are settings or truths, not statements. */
export async function expandFolders(paths: readonly string[]): Promise<readonly string[]> {
  const files: string[] = []
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    )
    const inside = isFolder ? await filesIn(path) : []
    // A folder without a file is read as the folder it is, and refused with a sentence.
    files.push(...(inside.length > 0 ? inside : [path]))
  }
  return files
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { withFileTypes: true })
  const names = found.filter((each) => each.isFile() && isOffered(each.name)).map(({ name }) => name)
  return names.sort().map((name) => join(folder, name))
}

function isOffered(name: string): boolean {
  return !name.startsWith('.') && !name.toLowerCase().endsWith('.json')
}

export async function readFiles(paths: readonly string[], options: ReadFilesOptions): Promise<readonly ReadFile[]> {
  const read: ReadFile[] = []
  for (const path of paths) {
    options.signal.throwIfAborted()
    const name = basename(path)
    // Each file has a scratch folder of its own: members of two archives may bear one name.
    const scratchFolder = await mkdtemp(join(options.scratchFolder, 'file-'))
    const { profiles, named = [], password, signal } = options
    const withPassword = password === undefined ? {} : { password }
    const outcome = await readChosenFile(path, name, { scratchFolder, profiles, named, signal, ...withPassword })
    read.push({ path, name, outcome })
  }
  return read
}

/** Gives `use` an empty folder that is gone afterwards. */
export async function withScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'zhangping-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Fails with `settingsInvalid`, or `fileMissing` and its like. */
export async function readSettings(path: string): Promise<Result<Settings, Failure>> {
  const read = await readJson(path)
  if (!read.ok) return read
  const parsed = settingsZ.safeParse(read.value)
  return parsed.success
    ? ok(parsed.data)
    : failed(failure('settingsInvalid', { name: path, detail: firstFault(parsed.error) }))
}

/** Fails with `profileInvalid`, or `fileMissing` and its like. */
export async function readProfile(path: string): Promise<Result<ImportProfile, Failure>> {
  const read = await readText(path)
  return read.ok ? parseProfileFile(read.value, path) : read
}

/** As `readProfile`, but questions may still be open. */
export async function readProfileDraft(path: string): Promise<Result<ImportProfile, Failure>> {
  const read = await readText(path)
  return read.ok ? parseProfileDraft(read.value, path) : read
}

async function readJson(path: string): Promise<Result<unknown, Failure>> {
  const read = await readText(path)
  return read.ok ? ok(parseText(read.value)) : read
}

async function readText(path: string): Promise<Result<string, Failure>> {
  try {
    return ok(await readFile(path, 'utf8'))
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') return failed(failure('fileMissing', { name: path }))
    if (code === 'EISDIR') return failed(failure('fileIsFolder', { name: path }))
    return failed(failure('fileUnreadable', { name: path, detail: code || messageOf(error) }))
  }
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function firstFault({ issues }: { issues: readonly { path: readonly PropertyKey[]; message: string }[] }): string {
  const [first] = issues
  return first ? [first.path.map(String).join('.'), first.message].filter(Boolean).join(': ') : ''
}
