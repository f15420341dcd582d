import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filledIn, findings, judged } from '../support/judged.js'

/** A shape of the section as PMM was seen to take it, and what is to be said about it. */
interface Shape {
  readonly name: string
  /** `error`: PMM fails; `finding`: it works by luck or not for long; `clean`: there is nothing to say. */
  readonly expect: 'error' | 'finding' | 'no-error' | 'clean'
  readonly yaml: string
  /** All there is to say when the credentials are of the known form. */
  readonly findings: readonly string[]
}

const SHAPES: readonly Shape[] = JSON.parse(
  readFileSync(new URL('./trakt-shapes.json', import.meta.url), 'utf8'),
)

/** As short as credentials were when the shapes were tried on PMM. */
const SHORT: Readonly<Record<string, string>> = { ID: 'cid', SECRET: 's', ACCESS: 'A', REFRESH: 'R' }
const shortened = (text: string) => text.replace(/\b(?:ID|SECRET|ACCESS|REFRESH)\b/g, (name) => SHORT[name]!)

const LIBRARIES = 'libraries:\n  Films: {}\n'
const BEFORE =
  'libraries:\n  Movies:\n    collection_files:\n      - default: basic\nplex:\n  url: http://plex:32400\n  token: env\n'
const AFTER = 'tmdb:\n  apikey: 0123456789abcdef0123456789abcdef\nmal:\n  client_id:\n'

const PLACES = [
  { place: 'with libraries alone', around: (yaml: string) => `${yaml}${LIBRARIES}` },
  { place: 'in the middle of a config', around: (yaml: string) => `${BEFORE}${yaml}${AFTER}` },
  { place: 'at the end of a config', around: (yaml: string) => `${BEFORE}${AFTER}${yaml}` },
]

describe.each(PLACES)('a shape of trakt, $place', ({ around }) => {
  test.each(SHAPES)('$name: is judged as PMM takes it', async (shape) => {
    const severities = (await findings(around(shortened(shape.yaml)))).map(({ severity }) => severity)
    if (shape.expect === 'error') expect(severities).toContain('error')
    if (shape.expect === 'finding') expect(severities.filter((one) => one !== 'info')).not.toEqual([])
    if (shape.expect === 'no-error') expect(severities).not.toContain('error')
    if (shape.expect === 'clean') expect(severities).toEqual([])
  })

  test.each(SHAPES)('$name: says this and nothing else', async (shape) => {
    const found = await findings(around(filledIn(shape.yaml)))
    expect(found.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(shape.findings)
  })
})

test('every shape but none at all makes a file a config', async () => {
  for (const { yaml } of SHAPES) expect((await judged(filledIn(yaml))).skipped === null).toBe(yaml !== '')
})
