import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { variablesOf } from '../../src/files/dotenv.js'

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.cjs')
const KEY = '5d41402abc4b2a76b9719d911017c592'
const CONFIG = `libraries: {Films: {}}\ntmdb:\n  apikey: ${KEY}\nradarr:\n  token: "${KEY}x"\n`
const EXTRACTED =
  'libraries: {Films: {}}\ntmdb:\n  apikey: <<tmdb-apikey>>\nradarr:\n  token: "<<radarr-token>>"\n'
const VALUES = { KOMETA_TMDB_APIKEY: KEY, KOMETA_RADARR_TOKEN: `${KEY}x` }

/** Ends the process at one of the calls that change something on the disk, before or after it is done. */
const KILLER = `
const fs = require('node:fs')
const [at, isAfter] = [Number(process.env.KILL_AT), process.env.KILL_AFTER === '1']
let calls = 0
for (const name of ['openSync', 'writeSync', 'fsyncSync', 'fchmodSync', 'renameSync', 'linkSync', 'rmSync']) {
  const real = fs[name]
  fs[name] = (...args) => {
    if (name === 'openSync' && !/[wx]/.test(String(args[1])) && !(args[1] & 3)) return real(...args)
    const isNow = calls++ === at
    if (isNow && !isAfter) process.kill(process.pid, 'SIGKILL')
    const result = real(...args)
    if (isNow) process.kill(process.pid, 'SIGKILL')
    return result
  }
}
`

test('no secret is lost, whenever a run that moves it is killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-kill-'))
  const killer = join(folder, 'killer.cjs')
  writeFileSync(killer, KILLER)
  const file = (name: string) => join(folder, name)
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '')
  const run = (env: Readonly<Record<string, string>> = {}) =>
    spawnSync(
      process.execPath,
      [...(env.KILL_AT ? ['-r', killer] : []), PROGRAM, 'secrets', 'extract', 'config.yml'],
      {
        cwd: folder,
        env: { ...process.env, ...env },
        encoding: 'utf8',
      },
    )
  const states = new Set<string>()
  try {
    for (let at = 0; ; at++) {
      let isDone = false
      for (const isAfter of [false, true]) {
        for (const name of ['.env', 'config.yml']) rmSync(file(name), { force: true })
        writeFileSync(file('config.yml'), CONFIG)
        const killed = run({ KILL_AT: String(at), KILL_AFTER: isAfter ? '1' : '0' })
        isDone = killed.signal === null
        const what = `call ${at}, ${isAfter ? 'after' : 'before'}`
        const [config, variables] = [read('config.yml'), variablesOf(read('.env'), {})]
        expect([CONFIG, EXTRACTED], what).toContain(config)
        if (config === EXTRACTED) expect(variables, what).toEqual(VALUES)
        states.add(`${config === CONFIG ? 'old' : 'new'} ${Object.keys(variables).length}`)
        const again = run()
        expect(again.status, `${what}: ${again.stderr}`).toBe(0)
        expect([read('config.yml'), variablesOf(read('.env'), {})], what).toEqual([EXTRACTED, VALUES])
        expect(readdirSync(folder).sort(), what).toEqual(['.env', 'config.yml', 'killer.cjs'])
        if (isDone) break
      }
      if (isDone) break
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  // Killed too early or too late every time would prove nothing.
  expect([...states].sort()).toEqual(['new 2', 'old 0', 'old 2'])
}, 300_000)
