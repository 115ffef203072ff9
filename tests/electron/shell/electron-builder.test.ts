// The packaging file is valid for the packager that will read it, and keeps the locks of DESIGN §8.

import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'

interface Packager {
  getConfig(project: string, file: string, given: null): Promise<Record<string, unknown>>
  validateConfiguration(config: unknown, log: { isEnabled: boolean; add(): void }): Promise<void>
}

// The packager's own parts are not ours to list; they come along with electron-builder.
const nearPackager = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))
const packager = nearPackager('app-builder-lib/out/util/config/config') as Packager
const quiet = { isEnabled: false, add: () => {} }
let config: Record<string, unknown> = {}

beforeAll(async () => {
  config = await packager.getConfig(resolve('.'), 'electron-builder.yml', null)
})

describe('electron-builder.yml', () => {
  it('is valid', async () => {
    await expect(packager.validateConfiguration(config, quiet)).resolves.toBeUndefined()
  })

  it('would be refused with a misspelt option', async () => {
    await expect(packager.validateConfiguration({ ...config, electronFuse: {} }, quiet)).rejects.toThrow(/electronFuse/)
  })

  it('closes every way to run something else in the packaged program', () => {
    expect(config.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config.asar).toBe(true)
  })

  it('packs the built program and no dependency', () => {
    expect(config.npmRebuild).toBe(false)
    const files = JSON.stringify(config.files)
    expect(files).toContain('"out/**"')
    expect(files).toContain('"!node_modules/**"')
  })
})
