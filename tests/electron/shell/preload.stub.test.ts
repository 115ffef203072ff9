// Stub: the built preload script on a stand-in for Electron. It gives the page two functions and nothing of Electron's.

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ensureBuilt } from '../../../.ci/built.mjs'

interface Gate {
  requestPort(id: unknown): void
  offer(file: unknown): Promise<string>
}

let script = ''
let exposed: Record<string, Gate> = {}
let sent: unknown[][] = []
let posted: unknown[][] = []
let listeners: Record<string, (event: unknown, ...rest: unknown[]) => void> = {}

beforeAll(async () => {
  expect(await ensureBuilt((text: string) => console.warn(text))).toBe(true)
  script = await readFile(resolve('out/preload/preload.cjs'), 'utf8')
}, 180_000)

beforeEach(() => {
  exposed = {}
  sent = []
  posted = []
  listeners = {}
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, gate: Gate) => Object.assign(exposed, { [name]: gate }) },
    ipcRenderer: {
      send: (...message: unknown[]) => sent.push(message),
      invoke: async (...message: unknown[]) => {
        sent.push(message)
        return 'token'
      },
      on: (channel: string, listener: (event: unknown, ...rest: unknown[]) => void) => {
        listeners[channel] = listener
      },
    },
    webUtils: { getPathForFile: (file: { path?: string }) => file.path ?? '' },
  }
  // A sandboxed preload script can require nothing but electron.
  const require = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload script cannot require ${name}`)
  }
  const window = {
    location: { origin: 'app://zhangping' },
    postMessage: (...message: unknown[]) => posted.push(message),
  }
  runInNewContext(script, { require, exports: {}, module: { exports: {} }, window, Error, String })
})

function gate(): Gate {
  const { zhangping } = exposed
  if (!zhangping) throw new Error('the preload script has exposed nothing')
  return zhangping
}

describe('stub: the preload script', () => {
  it('gives the page two functions and nothing else', () => {
    expect(Object.keys(exposed)).toEqual(['zhangping'])
    expect(Object.keys(gate()).sort()).toEqual(['offer', 'requestPort'])
  })

  it('asks for a port and posts it to its own page only', () => {
    gate().requestPort('id-1')
    expect(sent).toEqual([['zhangping:port', 'id-1']])
    const port = {}
    listeners['zhangping:port']?.({ ports: [port] }, 'id-1')
    expect(posted).toEqual([['zhangping-port id-1', 'app://zhangping', [port]]])
  })

  it('offers a file that a person chose by its path, and no other', async () => {
    expect(await gate().offer({ path: '/home/shop/a.csv' })).toBe('token')
    expect(sent).toEqual([['zhangping:offer', '/home/shop/a.csv']])
    await expect(gate().offer({ name: 'made by a script' })).rejects.toThrow()
    expect(sent).toHaveLength(1)
  })
})
