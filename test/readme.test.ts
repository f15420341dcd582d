import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startSession } from './cli/session.js'

const PATH = resolve(import.meta.dirname, '../README.md')
const text = readFileSync(PATH, 'utf8')

/** The sessions of the README: blocks of ```console in which lines after `$ ` are typed. */
const sessions = [...text.matchAll(/```console\n([\s\S]*?)```/g)].map((match) => match[1]!)

describe('the README', () => {
  const session = startSession()
  afterAll(() => session.end())
  let updated = text

  for (const [index, block] of sessions.entries())
    it(`shows what really happens in session ${index + 1}`, () => {
      const commands = [...block.matchAll(/^\$ (.*)$/gm)].map((match) => match[1]!)
      expect(commands.length).toBeGreaterThan(0)
      const real = commands.map((command) => `$ ${command}\n${session.run(command)}`).join('')
      updated = updated.replace(block, () => real)
      if (process.env.UPDATE_README) writeFileSync(PATH, updated)
      else expect(block).toBe(real)
    })

  it('has sessions at all', () => {
    expect(sessions.length).toBeGreaterThan(3)
  })
})
