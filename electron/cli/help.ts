// Help texts, made from the table of commands.

import type { Lang } from '../../shared/sentences/say'
import type { Command } from './command'
import { COMMANDS } from './commands'
import { columnsOf } from './tables'

const COMMON: Readonly<Record<Lang, readonly string[]>> = {
  zh: [
    '每个命令都有：--json（每行一个 JSON 对象）  --lang zh|en  --help',
    '退出状态：0 完成；1 完成，但答案是“否”（文件被拒、校验不符、--strict 时有差异）；2 用法有误或读不了输入。',
  ],
  en: [
    'Every command takes: --json (one JSON object per line)  --lang zh|en  --help',
    'Exit status: 0 done; 1 done, and the answer is "no" (refused file, failed check, exceptions with --strict); 2 wrong use or unreadable input.',
  ],
}

export async function overallHelp(lang: Lang): Promise<string> {
  const commands = await Promise.all(COMMANDS.map(({ load }) => load()))
  const width = Math.max(...commands.map(({ name }) => columnsOf(name)))
  const title = {
    zh: '账平：商户交易记录与对账。',
    en: 'Zhangping: transaction records and reconciliation for merchants.',
  }
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary[lang]}`)
  const usage = { zh: '用法：zhangping 命令 …', en: 'Usage: zhangping COMMAND …' }
  return [title[lang], '', usage[lang], '', ...lines, '', ...COMMON[lang]].join('\n')
}

export function commandHelp({ name, usage, summary, help }: Command, lang: Lang): string {
  const head = lang === 'zh' ? '用法：' : 'Usage: '
  return [`${head}zhangping ${name} ${usage}`, '', summary[lang], '', help[lang], '', ...COMMON[lang]].join('\n')
}
