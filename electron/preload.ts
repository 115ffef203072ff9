// The only thing the page gets from the desktop: a line to the host, and a token for a file that a person chose.

import { contextBridge, ipcRenderer, webUtils } from 'electron'

declare const window: {
  readonly location: { readonly origin: string }
  postMessage(message: string, origin: string, transfer: readonly unknown[]): void
}

contextBridge.exposeInMainWorld('zhangping', {
  /** The port is posted to this window as `zhangping-port <id>`: a context bridge cannot hand one over. */
  requestPort(id: string): void {
    ipcRenderer.send('zhangping:port', String(id))
  },
  /** A file made by a script has no path and is refused. */
  async offer(file: File): Promise<string> {
    const path = webUtils.getPathForFile(file)
    if (path === '') throw new Error('this file is not on a disk')
    return ipcRenderer.invoke('zhangping:offer', path)
  },
})

ipcRenderer.on('zhangping:port', (event, id: string) => {
  window.postMessage(`zhangping-port ${id}`, window.location.origin, [...event.ports])
})
