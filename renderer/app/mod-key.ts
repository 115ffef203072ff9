// The key that people of this system press for commands.

const ON_MAC = /mac/i.test(navigator.userAgent)

export const MOD_KEY = ON_MAC ? '⌘' : 'Ctrl'

export function withModKey(event: KeyboardEvent): boolean {
  return ON_MAC ? event.metaKey : event.ctrlKey
}
