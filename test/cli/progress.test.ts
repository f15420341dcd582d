import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ValidateRequest } from '../../src/cli/options.js'
import { runValidate } from '../../src/cli/validate.js'
import { fakeIo } from '../support/fake-io.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-progress-'))
  for (const count of [3, 40]) {
    mkdirSync(join(folder, `${count}`))
    for (let index = 0; index < count; index++)
      writeFileSync(
        join(folder, `${count}`, `config-${index}.yml`),
        'libraries: {Films: {}}\ntmdb:\n  apikey: <<tmdb-key>>\n',
      )
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @param pace how long each look at the clock takes, in milliseconds */
async function told(
  paths: readonly string[],
  options: Parameters<typeof fakeIo>[1],
  { pace = 200, ...request }: Partial<ValidateRequest> & { pace?: number } = {},
) {
  const io = fakeIo(folder, options)
  let time = Date.parse('2026-11-27T12:00:00Z')
  const clock = () => {
    time += pace
    return new Date(time)
  }
  await runValidate({ paths, ...request }, { ...io, now: clock })
  return io.printed.err
}

const LINE = /\d+\/40 40\/config-\d+\.yml/

describe('progress', () => {
  test('is told a person who waits for many files, and taken away at the end', async () => {
    const err = await told(['40'], { isTTY: true })
    expect(err).toMatch(LINE)
    const [, rest] = [err.slice(0, err.lastIndexOf('\r\u001b[K')), err.slice(err.lastIndexOf('\r\u001b[K'))]
    expect(rest).toMatch(/^\r\u001b\[K40 files checked .*nothing wrong\n$/)
    // Each line is taken away before the next.
    expect(err.split(LINE).length - 1).toBe(err.split('\r\u001b[K').length - 1)
  })

  test.each([
    ['in a pipe', ['40'], { isTTY: false }, {}],
    ['in CI', ['40'], { isTTY: true, env: { CI: 'true' } }, {}],
    ['where a line cannot be taken away', ['40'], { isTTY: true, env: { TERM: 'dumb' } }, {}],
    ['for few files', ['3'], { isTTY: true }, {}],
    ['for what takes no time', ['40'], { isTTY: true }, { pace: 0 }],
    ['beside repairs', ['40'], { isTTY: true }, { repair: { unsafe: false, diff: true, backup: false } }],
  ])('is not told %s', async (_, paths, options, request) => {
    const err = await told(paths, options, request)
    expect(err).not.toMatch(LINE)
    expect(err).not.toContain('\r')
  })
})
