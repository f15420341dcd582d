import { defineMigration } from './make/migration.js'
import { discard } from './make/relocate.js'

export const migration = defineMigration({
  id: 'simkl-252',
  from: 'simkl.user_token',
  to: 'simkl.refresh_token',
  since: '2.5.2',
  automation: 'ask',
  places: ['simkl.user_token'],
  reception: 'ignored',
  severity: 'warning',
  summary: 'Kometa 2.5.2 signs in to SIMKL with a `refresh_token`.',
  why: 'SIMKL has a new way to sign in, and Kometa 2.5.2 uses that alone: it warns of a `user_token` and does nothing with it. Its value is no `refresh_token`; a new sign-in gives one. Without, what SIMKL has for everybody still works.',
  examples: [
    {
      given: { target: '2.5.2' },
      bad: 'libraries:\n  Films: {}\nsimkl:\n  user_token: <<simkl-token>>\n  refresh_token: <<simkl-refresh>>\n',
      good: 'libraries:\n  Films: {}\nsimkl:\n  refresh_token: <<simkl-refresh>>\n',
    },
    { given: { target: '2.5.2' }, bad: 'libraries:\n  Films: {}\nsimkl:\n  user_token: <<simkl-token>>\n' },
  ],
  *find({ document }) {
    const path = ['simkl', 'user_token']
    const at = document.at(path)
    if (!at || document.scalar(at)?.value === null) return
    const fresh = document.get(['simkl', 'refresh_token'])
    const isReplaced = fresh !== undefined && fresh !== null && fresh !== ''
    yield {
      at: document.keyOf(at),
      message: isReplaced
        ? 'Kometa does not read `user_token` since version 2.5.2; `refresh_token` stands in for it.'
        : 'Kometa does not take a `user_token` since version 2.5.2: it is not signed in to SIMKL.',
      hint: isReplaced
        ? 'Does nothing older than 2.5.2 read this file? Then delete it.'
        : 'Sign in to SIMKL anew, as the documentation of Kometa says, and put the `refresh_token` in its place.',
      ...(isReplaced
        ? {
            fix: {
              title: 'Delete `user_token`',
              safety: 'unsafe',
              make: (draft) => discard(draft, path),
            },
          }
        : {}),
    }
  },
})
