// Inputs of many kinds, each made of its number and the seed alone.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeDocument, mutate } from '../../test/support/reader/documents.mjs'
import { createRandom } from '../../test/support/reader/random.mjs'
import { makeValue } from '../../test/support/reader/values.mjs'
import { SHAPES } from '../texts/shapes.mjs'
import { damage } from './damage.mjs'
import { INSERTED, KEYS, SECTIONS, VALUES } from './vocabulary.mjs'

/** @typedef {import('../../test/support/reader/random.mjs').Random} Random */
/** @typedef {{ kind: string, bytes: Buffer, secret: string | undefined }} Input */

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))
/** Larger ones take the time of hundreds of small ones. */
const LARGEST = 24_000

/** @param {string | undefined} folder more configs to begin with @returns {readonly string[]} */
export function readSeeds(folder) {
  return [EXAMPLES, ...(folder ? [folder] : [])].flatMap((from) =>
    readdirSync(from)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => readFileSync(join(from, name), 'utf8'))
      .filter((text) => text.length < LARGEST),
  )
}

/** @param {Random} random */
const block = (random, indent = 2, depth = 0) => {
  let text = ''
  for (let left = 1 + random.below(6); left > 0; left--) {
    const key = random.chance(0.9) ? random.pick(KEYS) : makeValue(random)
    const pad = ' '.repeat(indent)
    if (depth < 3 && random.chance(0.2)) text += `${pad}${key}:\n${block(random, indent + 2, depth + 1)}`
    else if (random.chance(0.1))
      text += `${pad}${key}:\n${pad}  - ${random.pick(KEYS)}: ${random.pick(VALUES)}\n`
    else text += `${pad}${key}: ${random.chance(0.85) ? random.pick(VALUES) : makeValue(random)}\n`
  }
  return text
}

/** A config by its keys, with values that may be anything. @param {Random} random */
function makeConfig(random) {
  let text = ''
  for (let left = 1 + random.below(5); left > 0; left--) {
    const section = random.pick(SECTIONS)
    text += `${section}:\n${section === 'libraries' ? `  Movies:\n${block(random, 4)}` : block(random)}`
  }
  return text
}

/** One section of a file, as it stands there. @param {Random} random @param {readonly string[]} seeds */
const part = (random, seeds) =>
  random.pick(
    random
      .pick(seeds)
      .split(/^(?=\w)/m)
      .filter(Boolean),
  )

/** @type {Readonly<Record<string, (random: Random, seeds: readonly string[]) => string | Buffer>>} */
const KINDS = {
  bytes: (random) => Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256))),
  'flipped bytes': (random, seeds) => {
    const bytes = Buffer.from(random.pick(seeds))
    for (let left = 1 + random.below(8); left > 0; left--)
      bytes[random.below(bytes.length)] = random.below(256)
    return bytes
  },
  soup: (random) => {
    let text = ''
    for (let left = random.below(60); left > 0; left--)
      text += random.pick(random.pick([INSERTED, KEYS, VALUES, ['\n', '\n  ', ': ']]))
    return text
  },
  document: (random) => makeDocument(random),
  'broken document': (random) => mutate(random, makeDocument(random)),
  section: (random) => `${random.pick(SECTIONS)}:\n${block(random, 2, 2)}`,
  'broken section': (random, seeds) =>
    damage(random, `${random.pick(SECTIONS)}:\n${block(random, 2, 2)}`, part(random, seeds), 2),
  'part of a file': (random, seeds) => damage(random, part(random, seeds), part(random, seeds), 2),
  config: (random) => makeConfig(random),
  'broken config': (random, seeds) => damage(random, makeConfig(random), random.pick(seeds), 4),
  'damaged file': (random, seeds) => damage(random, random.pick(seeds), random.pick(seeds), 3),
  'ruined file': (random, seeds) => damage(random, random.pick(seeds), random.pick(seeds), 25),
  shape: (random, seeds) => {
    const text = random.pick(SHAPES).make(1 + random.below(9))
    return random.chance(0.5) ? text : damage(random, text, random.pick(seeds), 3)
  },
}
/** What is small takes a fraction of the time, and much of what goes wrong does so in a few lines. */
const SMALL = ['section', 'broken section', 'part of a file', 'document', 'broken document']
const NAMES = [...Object.keys(KINDS), ...SMALL, ...SMALL]

/** Looks as if a machine had made it, so that it must not be shown wherever it stands. @param {Random} random */
function makeSecret(random) {
  const letters = random.pick([
    '0123456789abcdef',
    'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
  ])
  let secret = '7f'
  while (secret.length < 40) secret += letters[random.below(letters.length)]
  return secret
}

const PLACES = [
  (/** @type {string} */ secret) => `trakt:\n  client_secret: ${secret}\n`,
  (/** @type {string} */ secret) => `    token: "${secret}"\n`,
  (/** @type {string} */ secret) => `  apikey : ${secret} # ${secret}\n`,
  (/** @type {string} */ secret) => `# token ${secret}\n`,
  (/** @type {string} */ secret) => `  url: http://user:${secret}@host/?token=${secret}\n`,
  (/** @type {string} */ secret) => `trakt: ${secret}\n`,
  (/** @type {string} */ secret) => `  ${secret}: true\n`,
  (/** @type {string} */ secret) => `  - ${secret}\n`,
  (/** @type {string} */ secret) => `mal:\n  authorization:\n    refresh_token: |\n      ${secret}\n`,
]

/** @param {Random} random @param {string} text @param {string} secret */
function hide(random, text, secret) {
  const lines = text.split('\n')
  const at = random.below(lines.length + 1)
  return [...lines.slice(0, at), random.pick(PLACES)(secret) + lines.slice(at).join('\n')].join('\n')
}

/** @param {number} seed @param {number} index @param {readonly string[]} seeds @returns {Input} */
export function makeInput(seed, index, seeds) {
  const random = createRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35))
  random.below(2)
  const kind = NAMES[index % NAMES.length] ?? 'bytes'
  const made = KINDS[kind]?.(random, seeds) ?? ''
  if (typeof made !== 'string') return { kind, bytes: made, secret: undefined }
  const secret = random.chance(0.5) ? makeSecret(random) : undefined
  const text = secret === undefined ? made : hide(random, made, secret)
  return { kind, bytes: Buffer.from(text.slice(0, 2 * LARGEST)), secret }
}
