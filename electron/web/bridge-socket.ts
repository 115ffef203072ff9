// The contract over a WebSocket. A message is sent only after the one before it has left, so that a slow page never
// makes the host pile up pages in memory.

import type { RPCHandler } from '@orpc/server/ws'
import type { WebSocket } from 'ws'

/** A list of page keys is the largest message a page sends. */
export const MESSAGE_LIMIT_BYTES = 16 * 1024 ** 2

export function bridgeSocket(socket: WebSocket, handler: RPCHandler<Record<never, never>>): void {
  const paced = {
    addEventListener: socket.addEventListener.bind(socket),
    send(message: string | Uint8Array): Promise<void> {
      // A closed socket is told to the handler by its close event; the message is nobody's any more.
      return new Promise((resolve) => socket.send(message, () => resolve()))
    },
  }
  void handler.upgrade(paced as Pick<WebSocket, 'addEventListener' | 'send'>)
}
