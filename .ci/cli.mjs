// `npm run -s cli -- …`: the built commands, built first where needed (said on standard error only).

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, root } from './built.mjs'

if (!(await ensureBuilt((text) => console.error(text)))) process.exit(2)

const child = spawn(process.execPath, [join(root, 'out/main/cli.js'), ...process.argv.slice(2)], { stdio: 'inherit' })
const forward = (signal) => child.kill(signal)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward)
child.on('error', (error) => {
  console.error(`The command could not be started: ${error.message}`)
  process.exit(2)
})
child.on('exit', (code, signal) => {
  if (signal === null) process.exit(code ?? 2)
  for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(each, forward)
  process.kill(process.pid, signal)
})
