// `serve`: the web host, until Ctrl-C. Prints its address on a line of its own, and nothing else on standard output.

import { homedir } from 'node:os'
import { join } from 'node:path'
import { say } from '../../shared/sentences/say'
import { DEFAULT_PORT, serveWeb } from '../web/serve'
import type { Command, CommandContext, ExitStatus } from './command'

const PORT_WRONG = {
  zh: '端口须为 0 到 65535 的整数，网页服务没有启动。请改正 --port。',
  en: 'A port is a whole number from 0 to 65535; the web host did not start. Correct --port.',
} as const

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--book DIR] [--port N]',
  summary: {
    zh: '在本机浏览器里使用账平（只在 127.0.0.1 上）',
    en: "use Zhangping in this machine's own browser (127.0.0.1 only)",
  },
  help: {
    zh: [
      '--book DIR   要打开的账本文件夹（没有就新建）；不写则用您自己的账本',
      `--port N     端口，默认 ${DEFAULT_PORT}；换端口会使浏览器重新读取全部数据；0 表示任意空闲端口`,
      '打印的地址里有一次启动有效的口令，请完整打开；按 Ctrl-C 结束。',
    ].join('\n'),
    en: [
      '--book DIR   the folder of the book to open (made if absent); without it, your own book',
      `--port N     port, ${DEFAULT_PORT} by default; with another port the browser loads everything anew; 0 takes any free one`,
      'The printed address holds a token for this start only: open it whole. Ctrl-C ends the host.',
    ].join('\n'),
  },
  options: { book: { type: 'string' }, port: { type: 'string' } },
  run,
}

async function run(context: CommandContext): Promise<ExitStatus> {
  const { options, lang } = context
  const port = options.port === undefined ? DEFAULT_PORT : portOf(String(options.port))
  if (port === null) {
    context.err(PORT_WRONG[lang])
    return 2
  }
  const book = typeof options.book === 'string' ? { bookFolder: options.book } : {}
  const host = await serveWeb({ dataFolder: dataFolder(), port, ...book })
  if (!host.ok) {
    context.err(say(lang, { code: host.failure.kind, params: host.failure.params }))
    return 2
  }
  context.out(context.json ? JSON.stringify({ url: host.value.url }) : host.value.url)
  await aborted(context.signal)
  await host.value.close()
  return 0
}

function portOf(text: string): number | null {
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : null
}

/** Where the desktop app keeps its books too, so that both show the same. */
function dataFolder(): string {
  const named = process.env.ZHANGPING_DATA
  if (named) return named
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData/Roaming'), 'Zhangping')
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Zhangping')
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Zhangping')
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
