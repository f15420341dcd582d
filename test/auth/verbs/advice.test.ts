import { describe, expect, test } from 'vitest'
import { provider } from '../../../src/plugins/trakt/provider.js'
import { signedIn, world } from '../../support/world.js'

const NO_USE = 'does without Trakt'

describe('a Kometa without Trakt', () => {
  test.each([
    ['target: ">=2.5.0"', true],
    ['target: "2.5.2"', true],
    ['target: ">=2.4.7 <2.5.0"', false],
    ['target: ">=2.0.0"', false],
    ['target: auto', false],
  ])('is named where the settings say %s: %s', async (settings, isNamed) => {
    for (const verb of ['status', 'refresh', 'auth'] as const) {
      const w = await world(signedIn())
      w.write(`${settings}\n`, '.pmm-configrc.yml')
      const { code, said } = await w.run(verb)
      expect(code).toBe(0)
      if (isNamed) expect(said).toMatch(/\(the settings\) does without Trakt: .*MDBList/)
      else expect(said).not.toContain(NO_USE)
    }
  })

  test('does not keep anybody from signing out', async () => {
    const w = await world(signedIn())
    w.write('target: ">=2.5.0"\n', '.pmm-configrc.yml')
    expect((await w.run('revoke', { yes: true })).said).not.toContain(NO_USE)
  })
})

describe('the address of the sign-in', () => {
  const adviceOn = (auth: string) => provider.urlAdvice!({ auth, api: 'https://api.trakt.tv' })

  test.each(['https://api.trakt.tv', 'https://trakt.tv'])('is old: %s', (auth) => {
    expect(adviceOn(auth)).toEqual([
      expect.stringMatching(
        /^Trakt ends sign-in at https:.* on 1 February 2027\. .*https:\/\/auth\.trakt\.tv\.$/,
      ),
    ])
  })

  test.each(['https://auth.trakt.tv', 'http://127.0.0.1:8080', 'https://trakt.example.org'])(
    'is not: %s',
    (auth) => {
      expect(adviceOn(auth)).toEqual([])
    },
  )

  test('is told by every command', async () => {
    const w = await world(signedIn())
    const { said } = await w.run('status', { urls: { auth: 'https://api.trakt.tv' } })
    expect(said).toContain('Trakt ends sign-in at https://api.trakt.tv on 1 February 2027')
  })
})
