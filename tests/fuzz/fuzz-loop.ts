// The program that `npm run fuzz` runs with bounded memory: reads damaged samples one after another, in a seeded order,
// and names each that crashes, is too slow, takes too much memory or gives a row that is not in the file.
// Arguments: seed, number of runs, and the folders of samples. What it prints last is one line of JSON.

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readChosenFile } from '../../electron/import/read-file'
import { mutated } from '../helpers/fuzz/mutate'
import { type Pick, seeded } from '../helpers/fuzz/seeded'
import { assertSound } from '../helpers/fuzz/sound'

const MEGABYTE = 2 ** 20
const SLOWEST_MS_PER_MEGABYTE = 5000
const SLOWEST_MS = 5000
const LARGEST_SAMPLE = 2 * MEGABYTE
const MOST_FAULTS = 20
const MEMORY = { times: 8, bytes: 256 * MEGABYTE }

const [, , seedText = '1', runsText = '20000', ...folders] = process.argv
const [seed, runs] = [Number(seedText), Number(runsText)]

interface Sample {
  readonly path: string
  readonly name: string
  readonly bytes: Buffer
}

async function samplesIn(folder: string): Promise<readonly Sample[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null)
  if (found === null) console.warn(`SAMPLES ABSENT: ${folder} is not here, so its files were not damaged`)
  const samples: Sample[] = []
  for (const file of found ?? []) {
    if (!file.isFile() || /^(?:expected\.json|SOURCE\.txt)$|\.(?:py|yml)$/.test(file.name)) continue
    const path = join(file.parentPath, file.name)
    const bytes = await readFile(path)
    if (bytes.length > 0 && bytes.length <= LARGEST_SAMPLE) samples.push({ path, name: file.name, bytes })
  }
  return samples.toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

const counts = { read: 0, refused: 0, failed: 0, accepted: 0, incomplete: 0, drafts: 0, issues: 0 }
const slowest = { ms: 0, of: '' }
const highest = { bytes: 0, of: '' }

async function once(sample: Sample, pick: Pick, folder: string): Promise<void> {
  const damaged = mutated(sample.bytes, pick)
  const path = join(folder, 'chosen')
  const scratchFolder = join(folder, 'scratch')
  await mkdir(scratchFolder, { recursive: true })
  await writeFile(path, damaged.bytes)
  const startedAt = performance.now()
  const read = await readChosenFile(path, sample.name, { scratchFolder })
  watch(sample, damaged.mutation, performance.now() - startedAt)
  if (!read.ok) counts.failed += 1
  else {
    await assertSound(read.value).catch((error: unknown) => blame(sample, damaged.mutation, String(error)))
    counts.refused += read.value.refused.length
    for (const { parsed } of read.value.members) {
      counts.read += 1
      counts[parsed.verdict === 'accept' ? 'accepted' : 'incomplete'] += 1
      counts.drafts += parsed.drafts.length
      counts.issues += parsed.issues.length
    }
  }
  await rm(scratchFolder, { recursive: true })
}

function watch(sample: Sample, mutation: string, ms: number): void {
  if (ms > slowest.ms) Object.assign(slowest, { ms: Math.round(ms), of: sample.path })
  const limitMs = Math.max(SLOWEST_MS, (sample.bytes.length / MEGABYTE) * SLOWEST_MS_PER_MEGABYTE)
  if (ms > limitMs) blame(sample, mutation, `took ${Math.round(ms)} ms`)
  const resident = process.memoryUsage.rss()
  if (resident > highest.bytes) Object.assign(highest, { bytes: resident, of: sample.path })
  if (resident > MEMORY.times * sample.bytes.length + MEMORY.bytes) blame(sample, mutation, `took ${resident} bytes`)
}

/** Says which sample it was, so that it can be made again with the same seed; after a few there is no need for more. */
function blame(sample: Sample, mutation: string, why: string): void {
  console.error(`seed ${seed}, run ${done}, ${mutation} of ${sample.path}: ${why.slice(0, 500)}`)
  faults += 1
  if (faults === MOST_FAULTS) process.exit(1)
}

const samples = (await Promise.all(folders.map(samplesIn))).flat()
const folder = await mkdtemp(join(tmpdir(), 'zhangping-fuzz-'))
const pick = seeded(seed)
const startedAt = Date.now()
let done = 0
let faults = 0
for (; done < runs; done += 1) {
  const sample = samples[done % samples.length]
  if (!sample) break
  await once(sample, pick, folder).catch((error: unknown) => blame(sample, 'reading', String(error)))
  if (done % 100 === 0) process.stdout.write(`${JSON.stringify({ done })}\n`)
}
await rm(folder, { recursive: true })
const seconds = Math.round((Date.now() - startedAt) / 1000)
const megabytes = Math.round(highest.bytes / MEGABYTE)
console.log(
  JSON.stringify({ seed, samples: samples.length, runs: done, seconds, faults, ...counts, slowest, megabytes }),
)
process.exit(faults === 0 ? 0 : 1)
