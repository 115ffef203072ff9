// Keys that work on every screen: search, undo, redo, earlier and later period. While someone types, only search and
// nothing else is taken from the field.

import { useEffect } from 'react'
import { withModKey } from './mod-key'
import { usePeriod } from './period-context'
import { useUndo } from './undo'

export function ShortcutKeys({ onSearch }: { onSearch(): void }) {
  const { move } = usePeriod()
  const { undo, redo } = useUndo()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = actionOf(event)
      if (action === null) return
      event.preventDefault()
      if (action === 'search') onSearch()
      else if (action === 'undo') void undo()
      else if (action === 'redo') void redo()
      else move(action === 'earlier' ? -1 : 1)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [onSearch, undo, redo, move])
  return null
}

type Action = 'search' | 'undo' | 'redo' | 'earlier' | 'later'

function actionOf(event: KeyboardEvent): Action | null {
  const key = event.key.toLowerCase()
  if (withModKey(event) && !event.altKey) {
    if (key === 'k') return 'search'
    if (isTyping(event.target)) return null
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo'
    return key === 'y' ? 'redo' : null
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return null
  if (key === '[') return 'earlier'
  return key === ']' ? 'later' : null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable=true]') !== null
}
