import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { signedIn, signedOut, type World, world } from '../../support/world.js'
import { BIN, envOf, runProgram } from '../program.js'

const PRINT = ['trakt', 'refresh', '--print', 'config.yml']

const today = (config = signedIn()) => world(config, { now: () => new Date() })
const exchanges = ({ fake }: World) => fake.requests.filter(({ path }) => path === '/oauth/token').length
const journals = ({ folder }: World) => readdirSync(folder).filter((name) => name.endsWith('.journal'))
const tokenIn = (text: string) => /refresh_token: (\w+)/.exec(text)?.[1]

/** Signed in by what was printed, wherever that went. */
async function expectPutIn(w: World, before: string): Promise<void> {
  const { code, out, err } = await runProgram(w, ['trakt', 'auth', 'config.yml'])
  expect([code, `${out} ${err}`.replaceAll(/\s+/g, ' ')]).toEqual([
    0,
    expect.stringContaining('now in config.yml'),
  ])
  expect(w.read()).not.toBe(before)
  expect(w.fake.stateOf(tokenIn(w.read())!)).toBe('live')
  expect(exchanges(w)).toBe(1)
  expect(journals(w)).toEqual([])
}

test('what a consumer took a part of only is kept, and put in by the next run that may', async () => {
  const w = await today()
  const before = w.read()
  const { stdout } = await shell(w, 'head -n 3')
  expect(stdout).not.toContain('refresh_token')
  expect(w.read()).toBe(before)
  await expectPutIn(w, before)
})

test('what nobody took is kept', async () => {
  const w = await today()
  const before = w.read()
  await shell(w, 'false')
  await expectPutIn(w, before)
})

test('it is printed again as long as the config does not hold it, and nothing is sent for that', async () => {
  const w = await today()
  const before = w.read()
  const first = await runProgram(w, PRINT)
  const second = await runProgram(w, PRINT)
  expect([second.code, second.out]).toEqual([0, first.out])
  expect(second.err.replaceAll(/\s+/g, ' ')).toContain('Here they are again; nothing was sent')
  expect([exchanges(w), w.read()]).toEqual([1, before])
})

test('status tells of it and leaves the config alone', async () => {
  const w = await today()
  const before = w.read()
  await runProgram(w, PRINT)
  const { err } = await runProgram(w, ['trakt', 'status', 'config.yml'])
  expect(err.replaceAll(/\s+/g, ' ')).toContain('printed them; config.yml does not hold them yet')
  expect(w.read()).toBe(before)
  await expectPutIn(w, before)
})

test('nothing is left once the block stands in the config', async () => {
  const w = await today()
  const { out } = await runProgram(w, PRINT)
  expect(journals(w)).toHaveLength(1)
  w.write(`libraries:\n  Movies:\n${out}tmdb:\n  apikey: a\n`)
  expect((await runProgram(w, ['trakt', 'status', 'config.yml'])).code).toBe(0)
  expect(journals(w)).toEqual([])
  expect((await runProgram(w, ['trakt', 'refresh', 'config.yml'])).code).toBe(0)
  expect(exchanges(w)).toBe(2)
})

test('a sign-in that is printed is kept as well', async () => {
  const w = await today(signedOut)
  w.fake.approveAfter(0)
  await runProgram(w, ['trakt', 'auth', '--print', 'config.yml'])
  const { code } = await runProgram(w, ['trakt', 'auth', 'config.yml'])
  expect([code, w.fake.stateOf(tokenIn(w.read()) ?? '')]).toEqual([0, 'live'])
})

test('a block from elsewhere is not: who has it has it', async () => {
  const w = await today(signedOut)
  const block = Object.entries(w.fake.issue())
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
  const { code } = await runProgram(w, ['trakt', 'auth', '--import', '-', '--print', 'config.yml'], {
    stdin: block,
  })
  expect([code, journals(w)]).toEqual([0, []])
})

/** Behind a pipe, of whose end the program learns nothing. */
async function shell(w: World, consumer: string) {
  const command = `"$0" "$1" trakt refresh --print config.yml | ${consumer}`
  return new Promise<{ readonly stdout: string }>((resolve) => {
    execFile(
      'sh',
      ['-c', command, process.execPath, BIN],
      { cwd: w.folder, env: envOf(w) as never },
      (_, stdout) => resolve({ stdout }),
    )
  })
}
