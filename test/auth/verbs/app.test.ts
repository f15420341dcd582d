import { describe, expect, test } from 'vitest'
import type { FakeTrakt } from '../../support/fake-trakt/types.js'
import { signedIn, signedOut, type World, world } from '../../support/world.js'

const VERBS = ['auth', 'refresh'] as const

/** Ends with 4 before anything is sent. */
async function lacking(config: (fake: FakeTrakt) => string, env = {}): Promise<string> {
  const w: World = await world(config)
  const { code, said } = await w.run('auth', {}, { env })
  expect(code).toBe(4)
  expect(w.asked()).toEqual([])
  return said
}

describe('without an app, and with nobody to be asked', () => {
  test('both keys are named, with the command to go on and where an app is made today', async () => {
    const said = await lacking(() => 'libraries:\ntrakt:\n  client_id:\n  client_secret:\n')
    expect(said).toContain(
      'config.yml has no trakt.client_id and no trakt.client_secret, without which Trakt',
    )
    expect(said).toContain('next: Put them in, then run `pmm-config trakt auth config.yml`.')
    expect(said).toContain('https://app.trakt.tv/settings/apps/api (with Trakt VIP, since July 2026)')
    expect(said).toContain('the Trakt page of Kometa Utilities')
    expect(said).toContain('pmm-config trakt auth --import - config.yml')
  })

  test.each([
    ['missing', ''],
    ['a left-over of the template', '  client_secret: YOUR_CLIENT_SECRET\n'],
    ['a row of # signs', '  client_secret: ################\n'],
  ])('one that is %s is named alone', async (_, line) => {
    const said = await lacking((fake) => signedOut(fake).replace(/ {2}client_secret.*\n/, line))
    expect(said).toContain('config.yml has no trakt.client_secret, without')
    expect(said).toContain('Put it in, then run')
  })

  test('the variable of a placeholder is named that is not set', async () => {
    const said = await lacking((fake) => signedOut(fake).replace(fake.app.clientId, '<<trakt-id>>'))
    expect(said).toContain(
      'next: Set KOMETA_TRAKT_ID in the environment, or in the .env beside the config, then run',
    )
  })

  test('the spelling of a placeholder is named that PMM never fills', async () => {
    const said = await lacking((fake) => signedOut(fake).replace(fake.app.clientId, '<<trakt_id>>'), {
      KOMETA_TRAKT_ID: 'a',
    })
    expect(said).toContain(
      'next: Write the placeholder in trakt.client_id as <<trakt-id>>, else PMM never fills it in',
    )
  })

  test('what somebody else’s templating fills in is to be filled in', async () => {
    const said = await lacking((fake) => signedOut(fake).replace(fake.app.clientId, `\${TRAKT_ID}`))
    expect(said).toContain('next: Name the config in which trakt.client_id is filled in already, then run')
  })

  test('refresh asks for it just as little', async () => {
    const w = await world((fake) =>
      signedOut(fake)
        .replace(/ {2}client_secret.*\n/, '')
        .replace('authorization:', 'authorization:\n    refresh_token: abcdefabcdefabcdef'),
    )
    for (const verb of VERBS) expect(await w.run(verb)).toMatchObject({ code: 4 })
    expect(w.asked()).toEqual([])
  })
})

describe('tokens that are good, in a config without an app', () => {
  const config = (fake: FakeTrakt) => signedIn()(fake).replace(/ {2}client_.*\n/g, '')

  test('are left alone, and what PMM will miss is said', async () => {
    const w = await world(config)
    const { code, said } = await w.run('auth')
    expect(code).toBe(0)
    expect(said).toContain('The config has no client_id and no client_secret: Kometa up to 2.4.6')
    expect(w.asked()).toEqual([])
  })

  test('cannot be asked about', async () => {
    const w = await world(config)
    const { code, said } = await w.run('status', { online: true })
    expect(code).toBe(1)
    expect(said).toContain('Trakt cannot be asked. The config has no client_id and no client_secret')
    expect(w.asked()).toEqual([])
  })
})
