import { expect, test } from 'vitest'
import { world } from '../support/world.js'

const compose = (tag: string) => `services:\n  kometa:\n    image: kometateam/kometa:${tag}\n`

test('a Kometa beside the config that has no Trakt any more is named, with what to use instead', async () => {
  const w = await world()
  expect((await w.run('status')).said).not.toContain('does without Trakt')
  w.write(compose('v2.4.8'), 'compose.yml')
  expect((await w.run('status')).said).not.toContain('does without Trakt')
  w.write(compose('v2.5.2'), 'compose.yml')
  const { code, said } = await w.run('status')
  expect(code).toBe(0)
  expect(said).toContain('Kometa 2.5.2 (compose.yml:3) does without Trakt')
  expect(said).toContain('MDBList')
})

test('so is one that the settings name', async () => {
  const w = await world()
  w.write('target: ">=2.5.0"\n', '.pmm-configrc.yml')
  expect((await w.run('refresh', { force: true })).said).toContain('(the settings) does without Trakt')
})
