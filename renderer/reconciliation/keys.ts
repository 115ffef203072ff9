// Which key does what on the Reconciliation screen. While a person types, no key decides anything.

export type KeyAction = 'previous' | 'next' | 'confirm' | 'reject' | 'note'

export interface KeyPress {
  readonly key: string
  readonly typing: boolean
  /** Ctrl, Alt or Meta: such presses belong to the browser or the frame. */
  readonly modified: boolean
}

const ACTIONS: Readonly<Record<string, KeyAction>> = {
  ArrowUp: 'previous',
  ArrowDown: 'next',
  c: 'confirm',
  x: 'reject',
  n: 'note',
}

export function keyAction(press: KeyPress): KeyAction | null {
  if (press.modified || press.typing) return null
  return ACTIONS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null
}

const WRITTEN = /^(?!radio$|checkbox$|button$)/

/** Whether a key goes into a text or a choice rather than to the screen: arrows move a radio, letters do not. */
export function isTyping(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return key.startsWith('Arrow') || WRITTEN.test(target.type)
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)
}

export function pressOf(event: KeyboardEvent): KeyPress {
  const modified = event.ctrlKey || event.altKey || event.metaKey
  return { key: event.key, typing: isTyping(event.target, event.key), modified }
}
