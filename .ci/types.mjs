// Type-checks each layer on its own, so that `shared` cannot see Node or the DOM, nor `electron` the DOM.

import { spawnSync } from 'node:child_process'

let failures = 0
for (const layer of ['shared', 'electron', 'renderer', 'tests']) {
  const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', `tsconfig.${layer}.json`], {
    stdio: 'inherit',
  })
  if (status !== 0) failures += 1
}
process.exit(failures === 0 ? 0 : 1)
