// Which key does what on the Reconciliation screen. While a person types, only Escape means anything.

export type KeyAction = 'up' | 'down' | 'open' | 'confirm' | 'reject' | 'note' | 'close'

export interface KeyPress {
  readonly key: string
  readonly typing: boolean
  /** Ctrl, Alt or Meta: such presses belong to the browser or the frame. */
  readonly modified: boolean
}

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'open',
  c: 'confirm',
  x: 'reject',
  n: 'note',
  Escape: 'close',
}

export function keyAction(press: KeyPress): KeyAction | null {
  if (press.modified) return null
  const action = ACTIONS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null
  return press.typing && action !== 'close' ? null : action
}

/** Whether a key goes into a text, a choice or a button rather than to the screen. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/** The row after a step, kept within the list; the first row where none was chosen. */
export function stepped(current: number | null, step: 1 | -1, total: number): number | null {
  if (total === 0) return null
  if (current === null) return 0
  return Math.min(total - 1, Math.max(0, current + step))
}
