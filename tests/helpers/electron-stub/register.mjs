// Puts the stub in the place of `electron` for one process: `node --import ./register.mjs …`.

import { register } from 'node:module'

register('./resolve.mjs', import.meta.url)
