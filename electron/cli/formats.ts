// `formats`: what can be read, where it is downloaded, and what it proves.

import { CATALOGUE, searchCatalogue } from '../../shared/formats/catalogue'
import { formatById } from '../../shared/formats/registry'
import { say } from '../../shared/sentences/say'
import type { Command } from './command'
import { tableLines } from './tables'

export const formatsCommand: Command = {
  name: 'formats',
  usage: '[WORD…] [--json]',
  summary: { zh: '能读哪些文件、在哪里下载', en: 'lists what can be read and where it is downloaded' },
  help: {
    zh: '  WORD…           只列出含有这些字的格式\n\n  菜单位置按已知情况写；保留时间不明的不写。',
    en: '  WORD…           list only formats with these words\n\n  Menu paths as far as known; where it is not known how long a file can be had, nothing is said.',
  },
  options: {},
  async run({ positionals, json, lang, out }) {
    const found = positionals.length === 0 ? CATALOGUE : searchCatalogue(positionals.join(' '))
    if (json) {
      for (const { name, from, where, ...rest } of found) {
        const parserVersion = formatById(rest.id)?.parserVersion ?? null
        out(JSON.stringify({ ...rest, parserVersion, name: name[lang], from: from[lang], where: where[lang] }))
      }
      return found.length === 0 ? 1 : 0
    }
    const heads = ['formatsName', 'formatsStreams', 'formatsProof', 'formatsKept', 'formatsFiles', 'formatsWhere']
    const word = (code: string) => say(lang, { code, params: {} })
    const rows = found.map((entry) => [
      entry.name[lang],
      entry.streams.map((stream) => word(`formatsStream.${stream}`)).join(' '),
      entry.proves.map((proof) => word(`formatsProof.${proof}`)).join(' '),
      entry.keptMonths === null ? '' : say(lang, { code: 'formatsMonths', params: { months: entry.keptMonths } }),
      entry.files.join(' '),
      entry.where[lang],
    ])
    out(
      tableLines(
        heads.map((code) => ({ head: word(code) })),
        rows,
      ).join('\n'),
    )
    return found.length === 0 ? 1 : 0
  },
}
