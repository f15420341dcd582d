// Compares our reader with the one PMM uses, where it is installed. Prints every text they disagree on.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { makeDocument, mutate } from './documents.mjs'
import { leftOut } from './left-out.mjs'
import { createRandom } from './random.mjs'
import { makeValue } from './values.mjs'

const SEED = Number(process.argv[2] ?? 20261123)
const VALUES = 3000
const DOCUMENTS = 1500
const SHOWN = 40

const python = ['/usr/bin/python3', 'python3', 'python'].find((command) => {
  try {
    execFileSync(command, ['-c', 'import ruamel.yaml'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})
if (python === undefined) {
  console.log('skipped: ruamel.yaml is not installed')
  process.exit(0)
}

const texts = makeTexts()
const [{ version }, ...theirs] = readWithRuamel(python, texts)
const read = await loadReader()
let passed = 0
let failed = 0
for (const [index, text] of texts.entries()) {
  const their = theirs[index]
  if (leftOut(text, version, their)) continue
  const problem = disagreement(their, read(text))
  if (problem === undefined) passed++
  else if (++failed <= SHOWN) console.log(`${JSON.stringify(text)}\n${problem}\n`)
}
console.log(`ruamel.yaml ${version}, seed ${SEED}: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/** @returns {string[]} */
function makeTexts() {
  const random = createRandom(SEED)
  const made = new Set()
  while (made.size < VALUES)
    made.add(`${random.chance(0.06) ? '%YAML 1.1\n---\n' : ''}key: ${makeValue(random)}\n`)
  while (made.size < VALUES + DOCUMENTS) made.add(makeDocument(random))
  while (made.size < VALUES + 2 * DOCUMENTS) made.add(mutate(random, makeDocument(random)))
  return [...made]
}

/**
 * @param {string} command
 * @param {readonly string[]} given
 */
function readWithRuamel(command, given) {
  const input = given.map((text) => JSON.stringify(text)).join('\n')
  const script = fileURLToPath(new URL('read.py', import.meta.url))
  const run = spawnSync(command, [script], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (run.status !== 0) throw new Error(`read.py ended with ${run.status ?? run.signal}`)
  return run.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** @returns {Promise<typeof import('./canonical.js').read>} */
async function loadReader() {
  const folder = await mkdtemp(join(tmpdir(), 'pmm-config-reader-'))
  try {
    const entry = fileURLToPath(new URL('canonical.ts', import.meta.url))
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'node',
    })
    const file = join(folder, 'reader.mjs')
    await writeFile(file, outputFiles[0]?.contents ?? '')
    return (await import(pathToFileURL(file).href)).read
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** @typedef {{ value?: unknown, error?: string }} Answer */

/**
 * @param {Answer} their
 * @param {Answer} our
 */
function disagreement(their, our) {
  const [left, right] = [their, our].map(({ value, error }) =>
    error === undefined ? JSON.stringify(value) : 'refused',
  )
  if (left === right) return undefined
  return `  ruamel: ${their.error ?? left}\n  ours: ${our.error ?? right}`
}
