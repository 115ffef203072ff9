// A stand-in for Electron's main-process module that records what it is told. It proves what the shell asks for, not
// what Electron does with it.

import { EventEmitter } from 'node:events'
import { MessageChannel } from 'node:worker_threads'

export const seen = {
  windows: [],
  schemes: [],
  handlers: new Map(),
  permissions: {},
  session: new EventEmitter(),
  requests: null,
  sandboxed: false,
  menu: null,
  errors: [],
}
globalThis.electronStub = seen

class App extends EventEmitter {
  isPackaged = true
  requestSingleInstanceLock = () => true
  whenReady = () => Promise.resolve()
  getPath = () => process.env.STUB_USER_DATA
  enableSandbox = () => {
    seen.sandboxed = true
  }
  quit = () => this.emit('will-quit', { preventDefault: () => {} })
  exit = (code) => process.exit(code)
}
export const app = new App()

class WebContents extends EventEmitter {
  mainFrame = { url: '' }
  posted = []
  setWindowOpenHandler(handler) {
    this.openHandler = handler
  }
  postMessage(channel, message, ports) {
    this.posted.push({ channel, message, ports })
    this.emit('stub-posted')
  }
}

export class BrowserWindow extends EventEmitter {
  webContents = new WebContents()
  constructor(options) {
    super()
    this.options = options
    seen.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  async loadURL(url) {
    this.webContents.mainFrame.url = url
  }
  show() {}
}

export const ipcMain = Object.assign(new EventEmitter(), {
  handlers: new Map(),
  handle(channel, handler) {
    this.handlers.set(channel, handler)
  },
})

/** Electron's ports have `on` with an event object, and are closed until started. */
export class MessageChannelMain {
  constructor() {
    const { port1, port2 } = new MessageChannel()
    this.port1 = {
      on: (event, listener) => port1.on(event, (data) => listener({ data })),
      postMessage: (data) => port1.postMessage(data),
      start: () => port1.start(),
    }
    this.port2 = port2
  }
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => seen.schemes.push(...schemes),
  handle: (scheme, handler) => seen.handlers.set(scheme, handler),
}

export const session = {
  defaultSession: Object.assign(seen.session, {
    setPermissionRequestHandler: (handler) => {
      seen.permissions.request = handler
    },
    setPermissionCheckHandler: (handler) => {
      seen.permissions.check = handler
    },
    setDevicePermissionHandler: (handler) => {
      seen.permissions.device = handler
    },
    webRequest: {
      onBeforeRequest: (handler) => {
        seen.requests = handler
      },
    },
  }),
}

export const Menu = {
  buildFromTemplate: (template) => template,
  setApplicationMenu: (menu) => {
    seen.menu = menu
  },
}

export const dialog = { showErrorBox: (title, text) => seen.errors.push({ title, text }) }
