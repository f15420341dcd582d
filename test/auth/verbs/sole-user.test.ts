import { chownSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { hashOf } from '../../../src/auth/record.js'
import { findMarks, markSent } from '../../../src/files/write/sent-mark.js'
import { canMount, mount } from '../../support/mount.js'
import { type World, world } from '../../support/world.js'

const refreshIn = (text: string) => /refresh_token: (\w+)/.exec(text)![1]!

function secondName(w: World): string {
  mkdirSync(join(w.folder, 'b'))
  linkSync(join(w.folder, 'config.yml'), join(w.folder, 'b/config.yml'))
  return 'b/config.yml'
}

describe('a config with two names', () => {
  test('sends its refresh token once, also when both are renewed at once', async () => {
    const w = await world()
    const path = secondName(w)
    const ran = await Promise.all([w.run('refresh'), w.run('refresh', { path })])
    expect(ran.map(({ code }) => code)).toEqual([0, 0])
    expect([...w.fake.spent.values()]).toEqual([1])
    expect(w.fake.stateOf(refreshIn(w.read()))).toBe('live')
  })

  test('sends it once also when the answer was lost, by either', async () => {
    const w = await world()
    const path = secondName(w)
    w.fake.faults.push({ on: 'refresh', cut: 'after' })
    // Nothing is lost while the access token is good, and then it is tried one last time.
    expect(await w.run('refresh')).toMatchObject({ code: 1 })
    const second = await w.run('refresh', { path })
    expect(second.code).toBe(1)
    expect(second.said).toContain('was sent to Trakt in an earlier run')
    expect([...w.fake.spent.values()]).toEqual([1])
  })

  test('has no marks left when all went well', async () => {
    const w = await world()
    const path = secondName(w)
    const sent = hashOf(refreshIn(w.read()))
    expect(await w.run('refresh', { path })).toMatchObject({ code: 0 })
    expect(findMarks(join(w.folder, 'config.yml'), 'trakt', sent)).toEqual([])
  })
})

describe.runIf(canMount)('a config that is mounted as a single file', () => {
  async function mounted() {
    const w = await world()
    mkdirSync(join(w.folder, 'container'))
    writeFileSync(join(w.folder, 'container/config.yml'), '')
    mount(join(w.folder, 'container/config.yml'), '--bind', join(w.folder, 'config.yml'))
    return w
  }
  const path = 'container/config.yml'

  test.each(['refresh', 'auth'] as const)(
    'is not renewed by %s: the reason and the way are said',
    async (verb) => {
      const w = await mounted()
      const before = w.read()
      const { code, said } = await w.run(verb, { path, margin: '90d' })
      expect(code).toBe(1)
      expect(said).toContain('is mounted here as a single file, so no lock keeps another pmm-config')
      expect(said).toContain(`pmm-config trakt auth --sole-user ${path}`)
      expect(w.asked()).not.toContain('POST /oauth/token')
      expect(w.read()).toBe(before)
    },
  )

  test('is renewed by --sole-user, and from outside', async () => {
    const w = await mounted()
    expect(await w.run('refresh', { path, soleUser: true })).toMatchObject({ code: 0 })
    expect(await w.run('refresh')).toMatchObject({ code: 0 })
    expect(w.fake.stateOf(refreshIn(w.read()))).toBe('live')
  })
})

test.runIf(process.getuid?.() === 0)('a mark of another user stops the run, and stays', async () => {
  const w = await world()
  const sent = hashOf(refreshIn(w.read()))
  const config = join(w.folder, 'config.yml')
  markSent(config, 'trakt', sent, true)
  const marks = findMarks(config, 'trakt', sent).map(({ path }) => path)
  for (const mark of marks) chownSync(mark, 1234, 1234)
  // One lies where other tests meet, and the number of the file is given anew.
  onTestFinished(() => {
    for (const mark of marks) rmSync(mark, { force: true })
  })
  const { code, said } = await w.run('refresh')
  expect(code).toBe(1)
  expect(said).toContain('A run of user 1234 has sent this refresh token to Trakt already')
  expect([w.asked(), findMarks(config, 'trakt', sent)]).toMatchObject([
    [],
    [{ foreign: 1234 }, { foreign: 1234 }],
  ])
})
