// What a stored file says depends on its bytes, its format, the parsers' version and its profile: parsed once per process.

import type { ParsedFile } from '../../shared/formats/format'
import { PARSERS_VERSION } from '../../shared/formats/registry'
import type { ImportProfile } from '../../shared/settings'
import { canonicalJson } from './canonical'

export interface ParsedKey {
  readonly file: string
  readonly format: string
  readonly encoding: string
  readonly profile: ImportProfile | null
}

export class ParsedMemo {
  readonly #files = new Map<string, ParsedFile>()

  get(key: ParsedKey): ParsedFile | undefined {
    return this.#files.get(textOf(key))
  }

  set(key: ParsedKey, parsed: ParsedFile): void {
    this.#files.set(textOf(key), parsed)
  }
}

function textOf({ file, format, encoding, profile }: ParsedKey): string {
  return [file, format, encoding, PARSERS_VERSION, profile ? canonicalJson(profile) : ''].join('|')
}
