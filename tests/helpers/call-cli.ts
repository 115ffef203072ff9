// The command line called in this process, with what it printed.

import { runCli } from '../../electron/cli/run'

export interface Called {
  readonly status: number
  readonly out: string
  readonly err: string
  /** Standard output, one JSON object a line. */
  json(): ReturnType<typeof JSON.parse>[]
}

export async function callCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Called> {
  const out: string[] = []
  const err: string[] = []
  const status = await runCli(args, { out: (text) => out.push(text), err: (text) => err.push(text), signal, env })
  return { status, out: out.join('\n'), err: err.join('\n'), json: () => out.map((line) => JSON.parse(line)) }
}
