// Starts the built desktop shell on the stub, tries what must and must not work, and prints what happened as JSON.

import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { app, ipcMain, seen } from 'electron'

await import(process.env.STUB_MAIN)
await until(() => seen.windows.length === 1)
const [window] = seen.windows
const { webContents } = window
const ours = webContents.mainFrame

console.log(
  JSON.stringify({
    schemes: seen.schemes,
    sandboxed: seen.sandboxed,
    options: window.options,
    loaded: ours.url,
    opened: webContents.openHandler({ url: 'https://evil.example' }),
    prevented: Object.fromEntries(
      ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].map((name) => [
        name,
        isPrevented(webContents, name),
      ]),
    ),
    downloads: isPrevented(seen.session, 'will-download'),
    permissions: ['geolocation', 'media', 'notifications', 'clipboard-read', 'clipboard-sanitized-write'].map(
      (name) => [name, requested(name), seen.permissions.check(null, name)],
    ),
    device: seen.permissions.device({}),
    requests: ADDRESSES().map((url) => [url, mayLoad(url)]),
    pages: Object.fromEntries(await Promise.all(PATHS().map(async (url) => [url, await page(url)]))),
    ports: {
      fromOurs: await askPort(ours),
      fromOtherFrame: await askPort({ url: ours.url }),
      fromNone: await askPort(null),
      fromOtherPage: await fromOtherPage(),
    },
    offers: {
      fromOurs: await offer(ours, process.execPath),
      relative: await offer(ours, 'a.csv'),
      notText: await offer(ours, { path: process.execPath }),
      fromOtherFrame: await offer({ url: ours.url }, process.execPath),
    },
    summary: await summary(),
  }),
)
app.emit('will-quit', { preventDefault: () => {} })
setTimeout(() => process.exit(0), 300)

function ADDRESSES() {
  return [
    'app://zhangping/index.html',
    'app://other/index.html',
    'https://evil.example/',
    'http://127.0.0.1:47321/',
    'file:///etc/passwd',
    'ws://127.0.0.1:1/',
    'devtools://devtools/bundled/inspector.html',
    'app://zhangping.evil.example/',
  ]
}

function PATHS() {
  return [
    'app://zhangping/',
    'app://zhangping/index.html',
    'app://zhangping/../package.json',
    'app://zhangping/..%2f..%2fpackage.json',
    'app://zhangping/%2e%2e/main/main.js',
    'app://other/index.html',
  ]
}

function isPrevented(emitter, name) {
  let prevented = false
  emitter.emit(name, { preventDefault: () => (prevented = true) })
  return prevented
}

function requested(name) {
  let answer = null
  seen.permissions.request(null, name, (granted) => (answer = granted))
  return answer
}

function mayLoad(url) {
  let answer = null
  seen.requests({ url }, ({ cancel }) => (answer = !cancel))
  return answer
}

async function page(url) {
  const response = await seen.handlers.get('app')({ url, method: 'GET' })
  return {
    status: response.status,
    policy: response.headers.get('content-security-policy'),
    text: (await response.text()).slice(0, 400),
  }
}

async function askPort(senderFrame) {
  const before = webContents.posted.length
  ipcMain.emit('zhangping:port', { senderFrame, sender: webContents }, 'id-1')
  await new Promise((resolve) => setTimeout(resolve, 20))
  return webContents.posted.length - before
}

async function fromOtherPage() {
  const { url } = ours
  ours.url = 'https://evil.example/'
  const given = await askPort(ours)
  ours.url = url
  return given
}

async function offer(senderFrame, path) {
  try {
    return typeof (await ipcMain.handlers.get('zhangping:offer')({ senderFrame }, path))
  } catch {
    return 'refused'
  }
}

async function summary() {
  ipcMain.emit('zhangping:port', { senderFrame: ours, sender: webContents }, 'id-2')
  const { message, ports } = webContents.posted.at(-1)
  const client = createORPCClient(new RPCLink({ port: ports[0] }))
  ports[0].start()
  const { which, events, readOnly } = await client.book.summary()
  ports[0].close()
  return { message, which, events, readOnly }
}

async function until(holds) {
  for (let tries = 0; tries < 500; tries += 1) {
    if (holds()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the shell has not opened a window: ${JSON.stringify(seen.errors)}`)
}
