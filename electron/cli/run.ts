// One call of `zhangping`: finds the command, reads its options, runs it. Nothing here touches the process.

import { type ParseArgsConfig, parseArgs } from 'node:util'
import { failure } from '../../shared/failure'
import type { Lang } from '../../shared/sentences/say'
import { errorCode, messageOf } from '../book/disk-failure'
import type { Command, CommandContext } from './command'
import { COMMANDS, type CommandRow } from './commands'
import { complain, wrongUse } from './complain'
import { commandHelp, overallHelp } from './help'

export interface CliSurroundings {
  out(text: string): void
  err(text: string): void
  readonly signal: AbortSignal
  readonly env: Readonly<Record<string, string | undefined>>
}

const COMMON_OPTIONS = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options']

/** Runs the command that `args` name and gives the exit status. */
export async function runCli(args: readonly string[], around: CliSurroundings): Promise<number> {
  const lang = languageOf(args, around.env)
  const voice = { err: around.err, lang }
  const words = leadingWords(args)
  const row = findRow(words)
  if (!row) {
    if (words.length > 0) return wrongUse(voice, 'commandUnknown', { name: words.slice(0, 2).join(' ') })
    around.out(await overallHelp(lang))
    return args.length === 0 || asksHelp(args) ? 0 : 2
  }
  const command = await row.load()
  if (asksHelp(args)) {
    around.out(commandHelp(command, lang))
    return 0
  }
  const parsed = parseOptions(command, withoutName(args, command.name))
  if ('code' in parsed) return wrongUse(voice, parsed.code, { ...parsed.params, command: command.name })
  return runCommand(command, { ...parsed, json: parsed.options.json === true, lang, ...around })
}

async function runCommand(command: Command, context: CommandContext): Promise<number> {
  try {
    return await command.run(context)
  } catch (error) {
    if (context.signal.aborted) return complain(context, failure('cancelled'))
    return complain(context, failure('unexpected', { detail: `${errorCode(error)} ${messageOf(error)}`.trim() }))
  }
}

/** Words before the first option; `--json`, `--lang L` may stand before them. */
function leadingWords(args: readonly string[]): readonly string[] {
  const words: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    if (!arg.startsWith('-')) words.push(arg)
    else if (words.length > 0) break
    else if (arg === '--lang') at += 1
  }
  return words
}

function findRow(words: readonly string[]): CommandRow | undefined {
  const two = words.slice(0, 2).join(' ')
  return COMMANDS.find(({ name }) => name === two) ?? COMMANDS.find(({ name }) => name === words[0])
}

function withoutName(args: readonly string[], name: string): string[] {
  const rest = [...args]
  for (const word of name.split(' ')) rest.splice(rest.indexOf(word), 1)
  return rest
}

function asksHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.some((arg, at) => (arg === '--help' || arg === '-h') && (end === -1 || at < end))
}

function languageOf(args: readonly string[], env: CliSurroundings['env']): Lang {
  const at = args.indexOf('--lang')
  const given = at === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice(7) : args[at + 1]
  const wanted = given ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

type Parsed =
  | { readonly positionals: string[]; readonly options: CommandContext['options'] }
  | { readonly code: string; readonly params: Readonly<Record<string, string>> }

function parseOptions(command: Command, args: string[]): Parsed {
  const options = { ...command.options, ...COMMON_OPTIONS }
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    const lang = values.lang
    if (lang !== undefined && lang !== 'zh' && lang !== 'en')
      return { code: 'commandOptionBad', params: { detail: '--lang zh|en' } }
    return { positionals, options: values as CommandContext['options'] }
  } catch (error) {
    return optionFault(error)
  }
}

function optionFault(error: unknown): Parsed {
  const named = /'(-[^' ]+)[^']*'/.exec(messageOf(error))?.[1] ?? ''
  if (errorCode(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return { code: 'commandOptionUnknown', params: { option: named } }
  return { code: 'commandOptionBad', params: { detail: named } }
}
