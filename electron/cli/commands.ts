// The table of commands. A command's module is loaded only when it is called, so that a small one starts at once.

import type { Command } from './command'

export interface CommandRow {
  readonly name: string
  load(): Promise<Command>
}

export const COMMANDS: readonly CommandRow[] = [
  { name: 'inspect', load: async () => (await import('./inspect')).inspectCommand },
  { name: 'reconcile', load: async () => (await import('./reconcile')).reconcileCommand },
  { name: 'import', load: async () => (await import('./import')).importCommand },
  { name: 'profile suggest', load: async () => (await import('./profile-suggest')).profileSuggestCommand },
  { name: 'formats', load: async () => (await import('./formats')).formatsCommand },
  { name: 'status', load: async () => (await import('./status')).statusCommand },
  { name: 'book verify', load: async () => (await import('./book-verify')).bookVerifyCommand },
  { name: 'book rebuild', load: async () => (await import('./book-rebuild')).bookRebuildCommand },
  { name: 'serve', load: async () => (await import('./serve')).serveCommand },
  { name: 'demo', load: async () => (await import('./demo')).demoCommand },
  { name: 'simulate', load: async () => (await import('./simulate')).simulateCommand },
]
