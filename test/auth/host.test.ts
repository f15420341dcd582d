import { describe, expect, test } from 'vitest'
import { createHost } from '../../src/auth/host.js'
import type { OpenConfig } from '../../src/plugin/index.js'
import { fakeIo } from '../support/fake-io.js'
import { signedIn, type World, world } from '../support/world.js'

const hostIn = (w: World, env = {}) => createHost(fakeIo(w.folder, { env }), 'pmm-config/0', async () => [])

async function opened(w: World, env = {}): Promise<OpenConfig> {
  const config = await hostIn(w, env).open('config.yml')
  if (!('section' in config)) throw new Error(config.message)
  return config
}

describe('what the program does for plugins', () => {
  test('opens a config and reads sections with their placeholders filled in', async () => {
    const w = await world()
    const config = await opened(w, { KOMETA_TMDB_KEY: 'abc' })
    expect(config.section('tmdb').get(['apikey'])).toEqual({
      value: 'abc',
      from: 'placeholder',
      variable: 'KOMETA_TMDB_KEY',
    })
    expect(config.section('trakt').get(['client_id'])).toEqual({ value: w.fake.app.clientId, from: 'file' })
    expect(config.section('plex').shape).toBe('missing')
  })

  test('writes keys of a section and nothing else, and keeps a copy', async () => {
    const w = await world('libraries: # mine\nplex:\n  url: x # yours\n')
    const config = await opened(w)
    expect(await config.write('plex', [{ path: ['token'], value: '00123456' }])).toBeUndefined()
    expect(w.read()).toBe("libraries: # mine\nplex:\n  url: x # yours\n  token: '00123456'\n")
    expect(w.read('config.yml.bak')).toContain('url: x # yours\n')
  })

  test('writes over what another program wrote meanwhile, where it fits', async () => {
    const w = await world('libraries:\nplex:\n  url: x\n')
    const config = await opened(w)
    w.write('libraries:\n  Movies:\nplex:\n  url: y\n')
    expect(await config.write('plex', [{ path: ['token'], value: 'abc' }])).toBeUndefined()
    expect(w.read()).toBe('libraries:\n  Movies:\nplex:\n  url: y\n  token: abc\n')
  })

  test('says what is in the way of opening one', async () => {
    const w = await world(signedIn())
    expect(await hostIn(w).open('nowhere.yml')).toMatchObject({ path: 'nowhere.yml' })
    w.write('services: {}\n', 'compose.yml')
    expect(await hostIn(w).open('compose.yml')).toMatchObject({
      message: 'this is no config of PMM/Kometa: it has none of their sections',
    })
  })

  test('makes secrets, and parts of them, unreadable', async () => {
    const w = await world()
    expect(hostIn(w).redact('a token abcdefghij, its middle defghi and abc', ['abcdefghij'])).toBe(
      'a token **********, its middle ****** and abc',
    )
  })

  test('knows only services that a plugin brings', async () => {
    const w = await world()
    await expect(hostIn(w).run('status', 'simkl', {})).rejects.toThrow('a service that none brings')
  })
})
