#!/usr/bin/env node
// The command line as a process: arguments, output, Ctrl-C, exit status.

import { runCli } from './run'

const stop = new AbortController()
// The first Ctrl-C cancels and cleans up; the second one ends the process at once.
process.once('SIGINT', () => stop.abort())
process.once('SIGTERM', () => stop.abort())
// `zhangping … | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  signal: stop.signal,
  env: process.env,
})
