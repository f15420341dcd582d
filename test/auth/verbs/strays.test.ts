import { expect, test } from 'vitest'
import { signedIn, world } from '../../support/world.js'

/** Tokens pasted one level too high, as people do. */
const strayed = (fake: Parameters<ReturnType<typeof signedIn>>[0]) =>
  signedIn()(fake)
    .replace('  authorization:\n', '')
    .replaceAll(/^ {4}(?=\w+: )/gm, '  ')

test('tokens that stand where PMM does not look are pointed out before anybody signs in', async () => {
  const w = await world(strayed)
  w.fake.approveAfter(0)
  const { code, said } = await w.run('auth')
  expect(said).toContain('stand where PMM does not look for them')
  expect(said).toContain('pmm-config fix config.yml')
  expect(code).toBe(0)
})

test('a config that only lacks tokens has nothing that is pointed out', async () => {
  const w = await world((fake) => signedIn()(fake).replace(/ {4}access_token[\s\S]*created_at.*\n/, ''))
  w.fake.approveAfter(0)
  expect((await w.run('auth')).said).not.toContain('PMM does not look')
})
