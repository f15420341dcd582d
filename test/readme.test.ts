import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeTrakt, startFakeTrakt } from './support/readme-trakt.js'
import { startSession } from './support/session.js'

const PATH = resolve(import.meta.dirname, '../README.md')
const text = readFileSync(PATH, 'utf8')

/** The sessions of the README: blocks of ```console in which lines after `$ ` are typed. */
const sessions = [...text.matchAll(/```console\n([\s\S]*?)```/g)].map((match) => match[1]!)

/** What differs from run to run: when new tokens were given, and until when they are good. */
function withoutTimes(block: string): string {
  return block
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'TIME')
    .replaceAll(/(?<=^[+-] +created_at: )\d{10}$/gm, 'TIME')
    .replaceAll(/\(\d+ days ago\)/g, '(AGO)')
}

describe('the README', () => {
  const session = startSession()
  let updated = text
  let trakt: FakeTrakt
  beforeAll(async () => {
    trakt = await startFakeTrakt(text)
  })
  afterAll(() => {
    trakt.end()
    session.end()
  })

  for (const [index, block] of sessions.entries())
    it(`shows what really happens in session ${index + 1}`, () => {
      const commands = [...block.matchAll(/^\$ (.*)$/gm)].map((match) => match[1]!)
      expect(commands.length).toBeGreaterThan(0)
      const real = commands
        .map((command) => `$ ${command}\n${trakt.named(session.run(command, trakt.env))}`)
        .join('')
      updated = updated.replace(block, () => real)
      if (process.env.UPDATE_README) writeFileSync(PATH, updated)
      else expect(withoutTimes(block)).toBe(withoutTimes(real))
    })

  it('shows a program that uses the library, and it runs', () => {
    const [program] = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map((match) => match[1]!)
    mkdirSync(join(session.folder, 'node_modules'))
    symlinkSync(resolve(import.meta.dirname, '..'), join(session.folder, 'node_modules/pmm-config'))
    writeFileSync(join(session.folder, 'program.mjs'), program!)
    expect(session.run('node program.mjs')).toBe(
      '2 info migration/trakt-250\n2 error trakt/section-shape\n1 "libraries: {Films: {}}\\nsettings:\\n  cache: true\\n"\n',
    )
  })

  it('shows configs that are as it says', () => {
    const [suppressed, settings] = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!)
    const rest = '  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\nlibraries: {Films: {}}\n'
    writeFileSync(join(session.folder, 'suppressed.yml'), `${suppressed}${rest}`)
    expect(session.run('pmm-config validate --target 2.4.4 --quiet suppressed.yml')).toBe('')
    expect(session.run('pmm-config validate --target 2.4.4 suppressed.yml')).toMatch(/, nothing wrong\n$/)
    writeFileSync(join(session.folder, '.pmm-configrc.yml'), settings!)
    expect(session.run('pmm-config validate examples/blank.yml')).toBe(
      '1 file checked for Kometa >=2.2.1 <2.4.7 (.pmm-configrc.yml), nothing wrong\n',
    )
  })

  it('has sessions at all', () => {
    expect(sessions.length).toBeGreaterThan(3)
  })
})
