import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '../../src/api/index.js'
import { redactorOf } from '../../src/api/redact.js'
import { validate } from '../../src/api/validate.js'
import { createNames } from '../../src/cli/secrets/names.js'
import { putBack } from '../../src/cli/secrets/put-back.js'
import { listLeft, listMoves } from '../../src/cli/secrets/say.js'
import { showDifference } from '../../src/cli/secrets/show.js'
import { takeOut } from '../../src/cli/secrets/take-out.js'
import { summarize } from '../../src/report/report.js'
import { FORMATS, loadReporter } from '../../src/report/reporters.js'
import { countByRule } from '../../src/report/statistics.js'
import { NO_FACTS } from '../../src/rules/facts.js'
import { knownKeys, ROOT_KEYS } from '../../src/schema/knowledge.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'
import { fakeIo } from '../support/fake-io.js'
import { TOLD_PLACES } from '../support/told-places.js'

const TOOL = { name: 'pmm-config', version: '1.2.3' }
const TERMINAL = { isTTY: false, columns: 100, colour: false, unicode: true }

/** Everything the program prints of a config, in every format, in a hook and outside, and the edits that it proposes. */
async function printed(text: string): Promise<string> {
  const outputs: string[] = []
  for (const committing of [false, true]) {
    const result = await validate(text, { facts: { ...NO_FACTS, committing } })
    const all = { rules: new Map(), files: [result], problems: [], summary: summarize([result]) }
    const report = { tool: TOOL, ...all, statistics: countByRule([result]) }
    for (const format of FORMATS) outputs.push((await loadReporter(format)).render(report, TERMINAL))
    const fixes = result.diagnostics.flatMap(({ fix }) => (fix ? [fix.edits()] : []))
    outputs.push(JSON.stringify([fixes, result.diagnostics]))
  }
  for (const strict of [false, true]) outputs.push((await redact(text, { strict })).text)
  return [...outputs, movesIn(text)].join('\n')
}

/** What `secrets extract` and `secrets inline` say of a config, and what they would change. */
function movesIn(text: string): string {
  const document = readDocument(createSource('config.yml', text))
  const redactor = redactorOf(document)
  const names = createNames(text, {}, {}, false, (name) => redactor(name) === name)
  const taken = takeOut(document, names)
  const back = putBack(document, { KOMETA_MINE: 'x' })
  const io = fakeIo('/')
  showDifference(document, taken, io)
  const lists = [taken, back].map(
    ({ moves, left }) => listMoves(moves, true, redactor) + listLeft(left, redactor),
  )
  return [io.printed.out, ...lists].join('\n')
}

/** Six characters in a row of a canary are a leak. */
async function expectNoLeak(text: string, canary: string): Promise<void> {
  const output = (await printed(text)).toLowerCase()
  for (let at = 0; at + 6 <= canary.length; at++)
    expect(output, `${canary.slice(at, at + 6)} of ${canary} in\n${text}`).not.toContain(
      canary.slice(at, at + 6).toLowerCase(),
    )
}

const CANARIES = ['9f3c51e7a2b84d06'.repeat(4), 'Zq7xKv29WmTb4nRp81Lc', 'A7C3E915', '40718293']

/** Mistakes beside a secret, so that frames show the lines around it. */
const BROKEN = 'trakt:\n  force_refresh: yes\n  acces_token: CANARY\n  pin: 00123456\n  authorization: abc\n'

const secretKeys = [...ROOT_KEYS.keys()].flatMap((section) =>
  [...knownKeys([section])].filter(([, node]) => node['x-secret']).map(([key]) => [section, key] as const),
)

describe('no output holds a secret', () => {
  it('knows secret keys of most sections', () => {
    expect(new Set(secretKeys.map(([section]) => section)).size).toBeGreaterThan(12)
  })

  it.each(secretKeys)('of %s.%s, next to mistakes', async (section, key) => {
    for (const canary of CANARIES) {
      const own = section === 'trakt' ? `  ${key}: ${canary}\n` : `${section}:\n  ${key}: ${canary}\n`
      const text =
        section === 'trakt'
          ? `libraries:\ntrakt:\n${own}  force_refresh: yes\n  ${key}x: ${canary}\n`
          : `libraries:\n${BROKEN.replace('CANARY', 'abcdefabcdef')}${own}trackt:\n  a: "${canary}\n`
      await expectNoLeak(text, canary)
    }
  })

  const PLACES: Readonly<Record<string, (canary: string) => string>> = {
    'under a misspelt key': (c) => `libraries:\ntrakt:\n  cilent_id: ${c}\n  client_secrte: ${c}\n`,
    'one level too high': (c) =>
      `libraries:\ntrakt:\n  client_id: ${c}\n  access_token: ${c}\n  refresh_token: "${c}"\n`,
    'at the root': (c) =>
      `libraries:\ntrakt:\nclient_id: ${c}\nclient_secret: '${c}'\nauthorization:\n  access_token: ${c}\n`,
    'inside another section': (c) =>
      `libraries:\nplex:\n  token: x\n  trakt:\n    client_id: ${c}\n    pin: ${c}\n`,
    'in a comment behind the key': (c) =>
      `libraries:\ntrakt:\n  client_id: # ${c}\n  client_secret: #${c}\n  pin: abc\n`,
    'in a comment above': (c) =>
      `libraries:\ntrakt:\n  # client_secret: ${c}\n  client_id: yes\n  client_secret: no\n`,
    'behind a tab': (c) => `libraries:\ntrakt:\n  client_id:\t${c}\n\tclient_secret: ${c}\n`,
    'with an unclosed quote': (c) =>
      `libraries:\ntrakt:\n  client_id: "${c}\n  client_secret: ${c}\n  pin: 1\n`,
    'without a colon': (c) => `libraries:\ntrakt:\n  client_id ${c}\n  client_secret: ${c}\n`,
    'without a space behind the colon': (c) => `libraries:\ntrakt:\n  client_id:${c}\n  client_secret:${c}\n`,
    'as a key': (c) => `libraries:\ntrakt:\n  ${c}: client_id\n  client_secret: ${c}\n`,
    'as a repeated key': (c) => `libraries:\ntrakt:\n  ${c}: a\n  ${c}: b\n`,
    'as an alias without anchor': (c) => `libraries:\ntrakt:\n  client_id: *${c}\n  client_secret: x\n`,
    'in flow style': (c) =>
      `libraries:\ntrakt: {client_id: ${c}, client_secret: ${c}, pin: [${c}], nope: ${c}}\n`,
    'as a list': (c) => `libraries:\ntrakt:\n  - client_id: ${c}\n  - ${c}\n`,
    'as the section itself': (c) => `libraries:\ntrakt: ${c}\n`,
    'as authorization': (c) =>
      `libraries:\ntrakt:\n  client_id: x\n  client_secret: y\n  authorization: ${c}\n`,
    'over several lines': (c) =>
      `libraries:\ntrakt:\n  client_id: >-\n    ${c}\n  client_secret: |\n    ${c}\n  pin: x\n`,
    'in a second section': (c) => `libraries:\ntrakt:\n  client_id: ${c}\ntrakt:\n  client_id: ${c}\n`,
    'with spaces and quotes': (c) => `libraries:\ntrakt:\n  client_id: " ${c}"\n  client_secret: “${c}”\n`,
    'in an ignore comment': (c) =>
      `libraries:\n# pmm-config-ignore trakt/nope -- old token ${c}\ntrakt:\n  client_id: ${c}\n`,
    'after Windows line endings': (c) =>
      `libraries:\r\ntrakt:\r\n  client_id: ${c}\r\n  client_secret: yes\r\n`,
    'in a webhook': (c) =>
      `libraries:\nwebhooks:\n  error: https://discord.com/api/webhooks/123/${c}\n  run_start:\t${c}\n`,
  }

  it.each(Object.entries(PLACES))('%s', async (name, place) => {
    for (const canary of CANARIES) {
      // Eight characters in place of a key may be any name; a PIN is known by the key it stands behind.
      if (canary.length === 8 && /as a (?:repeated )?key/.test(name)) continue
      await expectNoLeak(place(canary), canary)
    }
  })

  /** The same mistakes in the section of MyAnimeList, with the canary as the code of an address as well. */
  const ofMal = (text: string) => text.replaceAll('trakt', 'mal').replaceAll('pin:', 'localhost_url:')

  it.each(Object.entries(PLACES))('%s, in mal', async (name, place) => {
    for (const canary of CANARIES) {
      if (canary.length === 8 && /as a (?:repeated )?key/.test(name)) continue
      await expectNoLeak(ofMal(place(canary)), canary)
    }
  })

  it.each(['localhost_url', 'localhosturl', 'url', 'localhost'])('in the address below %s', async (key) => {
    for (const canary of CANARIES)
      for (const rest of ['', '&state=abc', '"'])
        await expectNoLeak(
          `libraries:\nmal:\n  ${key}: http://localhost/?code=${canary}${rest}\n  client_id: 12\n`,
          canary,
        )
  })

  /** Words like any other: only a key, its neighbour or a sentence tells that they are secret. */
  it.each(Object.entries(TOLD_PLACES))('%s, whatever word it is', async (_, place) => {
    for (const canary of ['hunterwolf', 'Sommerregen']) {
      const text = `libraries:\ntrakt: abc\n${place(canary)}`
      await expectNoLeak(text, canary)
      const { masked } = await validate(text)
      expect(masked?.toLowerCase()).not.toContain(canary.toLowerCase().slice(0, 6))
    }
  })

  it('wherever a config is damaged', async () => {
    const canary = CANARIES[0]!
    const text = `libraries:\n  Movies:\n    plex:\n      token: ${canary}\ntrakt:\n  client_id: ${canary}\n  client_secret: "${canary}"\n  authorization:\n    access_token: ${canary}\n    refresh_token: '${canary}'\ntmdb: {apikey: ${canary}}\n`
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.length),
        fc.constantFrom('', '"', "'", '\t', ': ', '\n', ' #', '{', '- ', '*', '&a ', '|', '%'),
        fc.nat(3),
        async (at, inserted, removed) => {
          await expectNoLeak(text.slice(0, at) + inserted + text.slice(at + removed), canary)
        },
      ),
      { numRuns: 300 },
    )
  })
})
