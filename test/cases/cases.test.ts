import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RepairRequest } from '../../src/cli/repair-request.js'
import { runValidate } from '../../src/cli/validate.js'
import type { Diagnostic } from '../../src/lint/diagnostic.js'
import { fakeIo } from '../support/fake-io.js'

const FILES = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.yml'))

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-cases-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Words = ReadonlyMap<string, string>

/** The words of the line that says what is expected. */
function wordsOf(name: string): Words {
  const lines = readFileSync(join(import.meta.dirname, name), 'latin1')
    .split('\n')
    .slice(0, 3)
  const line = lines.find((one) => one.includes('expect='))
  const words = [...(line ?? '').matchAll(/(?<!\S)([a-z]+)=(\S+)/g)].map(
    ([, key, value]) => [key!, value!] as const,
  )
  return new Map(words)
}

interface Outcome {
  /** `5:migration/entry-pmm:warning`, or `nothing`. */
  readonly said: string
  readonly exitCode: number
}

async function run(name: string, words: Words, repair?: RepairRequest): Promise<Outcome> {
  const variables = (words.get('env') ?? '').split(',').filter((one) => one !== '')
  const now = words.get('now')
  const io = fakeIo(folder, {
    env: Object.fromEntries(variables.map((one) => one.split(':'))),
    ...(now === undefined ? {} : { now }),
  })
  const target = words.get('target')?.replaceAll(',', ' ')
  const exitCode = await runValidate(
    {
      paths: [name],
      formats: ['json'],
      ...(target === undefined ? {} : { target }),
      ...(repair ? { repair } : {}),
    },
    io,
  )
  const report = JSON.parse(io.printed.out) as { files: readonly { diagnostics: readonly Diagnostic[] }[] }
  const said = report.files.flatMap(({ diagnostics }) =>
    diagnostics.map(({ range, rule, severity }) => `${range.start.line}:${rule}:${severity}`),
  )
  return { said: said.join(',') || 'nothing', exitCode }
}

const REPAIRS: Readonly<Record<string, RepairRequest>> = {
  fixed: { unsafe: false, diff: false, backup: false },
  unsafe: { unsafe: true, diff: false, backup: false },
}

const exitCodeOf = (said: string) => (said.includes(':error') ? 1 : 0)

describe('a case is judged as it says', () => {
  test.each(FILES)('%s', async (name) => {
    const words = wordsOf(name)
    const expected = words.get('expect')
    expect(expected, 'one of its first lines holds expect=').toBeDefined()
    cpSync(join(import.meta.dirname, name), join(folder, name))
    expect(await run(name, words)).toEqual({ said: expected, exitCode: exitCodeOf(expected!) })
    for (const [word, repair] of Object.entries(REPAIRS)) {
      const left = words.get(word)
      if (left !== undefined)
        expect(await run(name, words, repair)).toEqual({ said: left, exitCode: exitCodeOf(left) })
    }
  })
})
