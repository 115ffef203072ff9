// `settings`: what the owner has said about the shop, and the saved column mappings.

import { effectiveOf } from '../book/decisions'
import { bridge } from './bridge'
import { appendDone, type Session } from './session'

export function settingsCalls(session: Session) {
  const { settings } = bridge
  const effective = () => effectiveOf(session.current().book.journal.events)
  return {
    get: settings.get.handler(() => effective().settings),
    save: settings.save.handler(({ input }) =>
      appendDone(session, [{ kind: 'settings.changed', data: { settings: input } }]),
    ),
    profiles: settings.profiles.handler(() => effective().profiles.filter(({ removed }) => removed !== true)),
    saveProfile: settings.saveProfile.handler(({ input }) =>
      appendDone(session, [{ kind: 'profile.saved', data: { profile: input } }]),
    ),
  }
}
