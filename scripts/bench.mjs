// `npm run bench`: how long whole processes take, against `node -e 0` in the same run. Shared machines are
// noisy, so runs are interleaved and the ratios are taken pair by pair; the median is printed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanConfig } from './texts/clean-config.mjs'

const ROUNDS = Number(process.argv[2] ?? 15)
const env = { ...process.env }
// Both make every start of Node slower and so every ratio smaller than it is for users.
delete env.NODE_OPTIONS
delete env.NODE_EXTRA_CA_CERTS
delete env.GITHUB_ACTIONS

const folder = mkdtempSync(join(tmpdir(), 'pmm-config-bench-'))
const one = join(folder, 'config.yml')
const many = join(folder, 'many')
writeFileSync(one, cleanConfig(0))
mkdirSync(many)
for (let index = 0; index < 1000; index++)
  writeFileSync(join(many, `config-${index}.yml`), cleanConfig(index))

const entry = join(import.meta.dirname, '..', 'bin', 'run.cjs')
const cases = [
  { name: 'node -e 0', args: ['-e', '0'], rounds: ROUNDS },
  { name: 'pmm-config --version', args: [entry, '--version'], rounds: ROUNDS },
  {
    name: `validate, 1 file of ${cleanConfig(0).split('\n').length - 1} lines`,
    args: [entry, 'validate', one],
    rounds: ROUNDS,
  },
  { name: 'the same through oclif (an option)', args: [entry, 'validate', '--quiet', one], rounds: ROUNDS },
  { name: 'validate, 1,000 such files', args: [entry, 'validate', many], rounds: Math.min(5, ROUNDS) },
]

try {
  /** @type {Map<string, { time: number, ratio: number }[]>} */
  const measured = new Map(cases.map(({ name }) => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const { name, args, rounds } of cases) {
      if (round >= rounds) continue
      const floor = time(['-e', '0'])
      const taken = time(args)
      measured.get(name)?.push({ time: taken, ratio: taken / floor })
    }
  for (const [name, runs] of measured) {
    const ms = median(runs.map((run) => run.time))
      .toFixed(0)
      .padStart(6)
    const ratio = median(runs.map((run) => run.ratio))
      .toFixed(2)
      .padStart(6)
    console.log(`${name.padEnd(36)} ${ms} ms ${ratio} x node -e 0`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @param {readonly string[]} args @returns {number} milliseconds */
function time(args) {
  const start = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stdout}${stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
