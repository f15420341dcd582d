import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { FORMATS, isFormat } from '../src/report/reporters.js'
import { startSession } from './support/session.js'

const FOLDER = resolve(import.meta.dirname, '../docs')

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1]!)

describe.each(readdirSync(FOLDER))('docs/%s', (name) => {
  const path = join(FOLDER, name)
  const text = readFileSync(path, 'utf8')
  const session = startSession()
  afterAll(() => session.end())
  let updated = text

  for (const [index, block] of blocks(text, 'console').entries())
    it(`shows what really happens in session ${index + 1}`, () => {
      const [command] = [...block.matchAll(/^\$ (.*)$/gm)].map((match) => match[1]!)
      const real = `$ ${command}\n${session.run(command!)}`
      updated = updated.replace(block, () => real)
      if (process.env.UPDATE_README) writeFileSync(path, updated)
      else expect(block).toBe(real)
    })

  it('asks for formats that there are', () => {
    for (const [, format] of text.matchAll(/--format "?([a-z]+)/g)) expect(isFormat(format!)).toBe(true)
  })

  it('has pipelines that are YAML', () => {
    for (const block of blocks(text, 'yaml')) expect(parse(block)).toBeTypeOf('object')
  })
})

describe('docs/reports.md', () => {
  const text = readFileSync(join(FOLDER, 'reports.md'), 'utf8')

  it('has a row for each format', () => {
    expect([...text.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1])).toEqual(FORMATS)
  })

  it('has commands that do what they say', () => {
    const session = startSession()
    const config = 'libraries: {Films: {}}\ncache: {cache: true}\n'
    session.run(`mkdir config; printf '%s' '${config}' > config/config.yml`)
    const summary = join(session.folder, 'summary.md')
    const commands = [...blocks(text, 'sh'), ...blocks(text, 'yaml'), ...blocks(text, 'groovy')].flatMap(
      (block) => [...block.matchAll(/pmm-config validate [^\n|']*/g)].map(([command]) => command),
    )
    expect(commands).toHaveLength(6)
    for (const command of commands) {
      const output = session.run(`${command}; echo "exit $?"`, { GITHUB_STEP_SUMMARY: summary })
      expect(output).toMatch(/exit [01]\n$/)
      for (const [, file] of command.matchAll(/=([\w./-]+|"markdown=[^"]*")/g))
        expect(session.run(`cat ${file}`).length).toBeGreaterThan(100)
    }
    expect(readFileSync(summary, 'utf8')).toMatch(/^### pmm-config: /)
    session.end()
  })
})
