import { SIGN_IN } from '../commands.js'
import type { Rule } from '../rule.js'
import { filling, isFilled, traktKeys, traktValue } from '../trakt-keys.js'
import { DEVICE_CODE } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/not-authorized',
    kind: 'credential',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.0.0 <2.4.7',
    not: DEVICE_CODE,
    summary: 'Id and secret are there, but no tokens and no PIN to get them with.',
    why: 'PMM would open a browser page and wait five minutes for a PIN. That page is gone since July 2026, and in a container nobody could type it anyway: Trakt stays unconnected. Kometa 2.4.7 and later can use public lists without.',
    examples: [
      {
        bad: `libraries:\ntrakt:\n  client_id: ${'1a2b3c4d'.repeat(8)}\n  client_secret: ${'5e6f7a8b'.repeat(8)}\n`,
        good: 'libraries:\ntrakt:\n  client_id:\n  client_secret:\n',
      },
    ],
  },
  *check({ document }) {
    if ((['client_id', 'client_secret'] as const).some((name) => !isFilled(document, name))) return
    if ((['access_token', 'refresh_token', 'pin'] as const).some((name) => isFilled(document, name))) return
    const signIn = ['access_token', 'refresh_token', 'pin', 'authorization'] as const
    if (signIn.some((name) => filling(document, name) === 'comment')) return
    // Of two blocks one may well hold the tokens; that there are two is said elsewhere.
    if (document.occurrences(['trakt', 'authorization']).length > 1) return
    const authorization = traktValue(document, 'authorization')
    // What stands there in the wrong shape has a rule of its own, and so has a block without its token.
    if (authorization && !blankOrTokens(document.shape(authorization), document.scalar(authorization)?.value))
      return
    if (authorization && document.entries(authorization).length > 0 && !traktValue(document, 'access_token'))
      return
    const key = traktKeys(document).find(({ name }) => name === 'authorization')
    const section = document.at(['trakt'])
    if (!section) return
    // With placeholders the file in version control may well be without the tokens that PMM keeps elsewhere.
    const foreign = (['client_id', 'client_secret'] as const).some(
      (name) => filling(document, name) === 'foreign',
    )
    yield {
      at: key?.entry.key ?? document.keyOf(section),
      message: 'PMM is not signed in to Trakt: there are no tokens, and no PIN to get them with.',
      hint: 'Sign in; the tokens are then written into `authorization`.',
      command: SIGN_IN,
      ...(foreign ? { severity: 'warning' } : {}),
    }
  },
}

function blankOrTokens(shape: 'scalar' | 'mapping' | 'sequence', value: unknown): boolean {
  return shape === 'mapping' || (shape === 'scalar' && value === null)
}
