// The one window and what surrounds it: nothing loads but the app's own pages, nothing leaves, nothing else opens.

import { isAbsolute, join } from 'node:path'
import {
  BrowserWindow,
  ipcMain,
  Menu,
  MessageChannelMain,
  type MessagePortMain,
  protocol,
  type Session,
  session,
  type WebContents,
  type WebFrameMain,
} from 'electron'
import { type PageFiles, pageFiles } from './web/page-files'

export const APP_SCHEME = 'app'
export const APP_ORIGIN = 'app://zhangping'

/** What the window loads; the address of a development server only in a program that is not packaged. */
export interface Home {
  readonly url: string
  readonly devServer: string | null
}

export function openWindow(home: Home, preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    autoHideMenuBar: true,
    title: '账平 Zhangping',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: home.devServer !== null,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(home.url)
  return window
}

/** A dropped file or a link must not replace the app, and nothing opens beside it. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Writing text to the clipboard is all the pages may do beyond themselves. */
function lockDown(own: Session, home: Home): void {
  const permitted = (permission: string) => permission === 'clipboard-sanitized-write'
  own.setPermissionRequestHandler((_contents, permission, answer) => answer(permitted(permission)))
  own.setPermissionCheckHandler((_contents, permission) => permitted(permission))
  own.setDevicePermissionHandler(() => false)
  own.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !mayLoad(request.url, home) }))
  own.on('will-download', (event) => event.preventDefault())
}

function mayLoad(url: string, { devServer }: Home): boolean {
  if (isOwnAddress(url)) return true
  if (devServer === null) return false
  const { host } = new URL(devServer)
  return url.startsWith('devtools:') || (URL.canParse(url) && new URL(url).host === host)
}

function isOwnAddress(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) || url.startsWith(`blob:${APP_ORIGIN}/`) || url.startsWith('data:')
}

/** A message counts only when it comes from the top frame of our window, showing our page. */
function isOurFrame(frame: WebFrameMain | null, window: BrowserWindow, { devServer }: Home): boolean {
  if (frame === null || frame !== window.webContents.mainFrame) return false
  return isOwnAddress(frame.url) || (devServer !== null && frame.url.startsWith(devServer))
}

/** What the window may ask for beside its pages. */
export interface WindowBridge {
  /** The contract, over this end of a channel. */
  upgrade(port: MessagePortMain): void
  /** A token for the file at an absolute path that the person chose. */
  offer(path: string): string
}

export function answerWindow(current: () => BrowserWindow | null, home: Home, bridge: WindowBridge): void {
  const isOurs = (frame: WebFrameMain | null) => {
    const window = current()
    return window !== null && isOurFrame(frame, window, home)
  }
  ipcMain.on('zhangping:port', (event, id: unknown) => {
    if (!isOurs(event.senderFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    bridge.upgrade(port1)
    port1.start()
    event.sender.postMessage('zhangping:port', String(id), [port2])
  })
  ipcMain.handle('zhangping:offer', (event, path: unknown) => {
    if (!isOurs(event.senderFrame) || typeof path !== 'string' || !isAbsolute(path)) throw new Error('refused')
    return bridge.offer(path)
  })
}

/** Puts the built pages under `app://zhangping/`, and everything else out of reach. */
export function servePages(folder: string, home: Home): void {
  const pages = pageFiles(folder)
  protocol.handle(APP_SCHEME, (request) => answerApp(pages, request))
  lockDown(session.defaultSession, home)
  const macMenu = process.platform === 'darwin' ? [{ role: 'appMenu' as const }] : []
  Menu.setApplicationMenu(Menu.buildFromTemplate([...macMenu, { role: 'editMenu' }, { role: 'windowMenu' }]))
}

async function answerApp(pages: PageFiles, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const known = request.method === 'GET' && url.host === new URL(APP_ORIGIN).host
  const path = known ? decoded(url.pathname) : null
  const file = path === null ? null : await pages.read(path)
  if (file === null) return new Response('no such page', { status: 404 })
  return new Response(new Uint8Array(file.body), { headers: file.headers })
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}

/** The built preload script, beside the folder of the built main process. */
export function preloadFile(mainFolder: string): string {
  return join(mainFolder, '..', 'preload', 'preload.cjs')
}
