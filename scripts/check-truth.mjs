// Judges configs of which it is known what Kometa does with them, and prints how often the findings agree, by
// class: `node scripts/check-truth.mjs [ROWS.jsonl [WORD]]`. With a word, only the rows of kinds and paths that hold
// it are judged, and each disagreement is listed. Fails where fewer agree than FLOORS say.
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** @type {typeof import('../src/api/index.js')} */
const { validate } = await import(new URL('../dist/index.js', import.meta.url).href)

/**
 * A row: `config`, `version` of Kometa, `path` (`*` is a library, dots between keys), and what has to be said there
 * (`expect`): `error`; `finding`, at least a warning; `no-error`, at most a warning; `quiet`, neither of them.
 * @typedef {{ id: string, config: string, version: string, path: string, kind: string, value: unknown, outcome: string,
 *   expect: 'error' | 'finding' | 'no-error' | 'quiet' | 'any', environment?: boolean, dateDependent?: boolean,
 *   certain?: boolean, secrets?: Record<string, string>, in252?: { outcome: string, expect: string }, exception?: unknown,
 *   log?: string[] }} Row
 */

/**
 * How many of a hundred rows agree at least. What is missing is known: what a placeholder is filled with, or whether a
 * file is there, nobody can tell from a config; a part with `schedule: never` is switched off on purpose; and a few
 * rows of two versions contradict each other.
 * @type {Record<string, number>}
 */
const FLOORS = { error: 96, finding: 95, 'no-error': 100, quiet: 100 }

/** The day on which the rows were made. */
const NOW = new Date('2026-11-27T18:00:00Z')
const [file = '../shared/facts/kometa-on-values.jsonl', word] = process.argv.slice(2)
/** @type {Map<string, { passed: number, all: number }>} */
const classes = new Map()
/** @type {Map<string, string[]>} */
const wrong = new Map()

if (!existsSync(file)) {
  console.log('skipped: the rows are not here')
  process.exit(0)
}

for await (const line of createInterface({ input: createReadStream(file) })) {
  /** @type {Row} */
  const row = JSON.parse(line)
  if (row.environment || row.dateDependent || row.certain === false) continue
  await judge(row, row.version, row.expect)
  if (row.in252) await judge(row, '2.5.2', row.in252.expect)
}

/** @param {Row} row @param {string} version @param {string} expect */
async function judge(row, version, expect) {
  if (expect === 'any' || (word !== undefined && !`${row.kind} ${row.path}`.includes(word))) return
  const { diagnostics } = await validate(row.config, {
    target: version,
    now: NOW,
    facts: { committing: false, isSet: (name) => Object.hasOwn(row.secrets ?? {}, plainName(name)) },
  })
  const loud = diagnostics.filter(({ severity }) => severity !== 'info')
  const errors = loud.filter(({ severity }) => severity === 'error')
  const holds = {
    error: errors.length > 0,
    finding: loud.length > 0,
    'no-error': errors.length === 0,
    quiet: loud.length === 0,
  }[expect]
  const name = `${version} ${expect}`
  const count = classes.get(name) ?? { passed: 0, all: 0 }
  classes.set(name, { passed: count.passed + (holds ? 1 : 0), all: count.all + 1 })
  if (holds) return
  const place = `${version} ${row.kind} ${row.path}`
  const said = diagnostics.map(({ rule, severity }) => `${severity} ${rule}`).join(', ')
  const list = wrong.get(place) ?? []
  list.push(
    `  ${expect} (${row.outcome}) ${JSON.stringify(row.value)} -> ${said || 'nothing'}${word ? `   ${JSON.stringify(row.exception ?? row.log?.[0] ?? '').slice(0, 140)}` : ''}`,
  )
  wrong.set(place, list)
}

/** @param {string} variable */
function plainName(variable) {
  return variable
    .replace(/^(?:KOMETA|PMM)_/, '')
    .toLowerCase()
    .replaceAll('_', '-')
}

for (const [place, list] of [...wrong].sort(([, a], [, b]) => b.length - a.length)) {
  if (word === undefined) console.log(`${list.length} ${place}`)
  else console.log(`${place}\n${list.join('\n')}`)
}
let isShort = false
for (const [name, { passed, all }] of [...classes].sort()) {
  const agree = (100 * passed) / all
  const floor = FLOORS[name.split(' ')[1] ?? ''] ?? 100
  if (word === undefined && agree < floor) isShort = true
  console.log(`${name}: ${passed} of ${all} (${agree.toFixed(2)} %)`)
}
if (isShort) process.exit(1)
