import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { migrationIds } from '../../scripts/generate/registry.mjs'
import { MIGRATIONS } from '../../src/generated/migrations.js'
import { findings, judged } from '../support/judged.js'
import { migrated } from './migrated.js'

const IDS = MIGRATIONS.map(({ id }) => id)
const EXAMPLES = MIGRATIONS.flatMap(({ id, automation, rule }) =>
  rule.docs.examples.map((example, index) => ({ id, automation, rule, number: index + 1, ...example })),
)

/** What the new forms of operations need to work, which is no matter of the form. */
function withServices(text: string): string {
  const absent = ['radarr', 'sonarr'].filter(
    (name) => text.includes(`${name}_add_all_existing`) && !text.includes(`\n${name}:`),
  )
  const section = (name: string) =>
    `${name}: { url: http://${name}, token: <<${name}-token>>, root_folder_path: /media, quality_profile: HD }\n`
  return text + absent.map(section).join('')
}

describe('the registry', () => {
  test('has every file of the folder, and no id twice', async () => {
    for (const id of await migrationIds()) expect(IDS).toContain(id)
    expect(new Set(IDS).size).toBe(IDS.length)
  })

  test('knows what comes first, and nothing waits for itself', () => {
    const after = new Map(
      MIGRATIONS.map(({ id, rule }) => [
        id,
        (rule.meta.after ?? []).map((name) => name.replace('migration/', '')),
      ]),
    )
    const visit = (id: string, path: readonly string[]): void => {
      expect(path, `${[...path, id].join(' after ')}`).not.toContain(id)
      for (const other of after.get(id) ?? []) {
        expect(IDS).toContain(other)
        visit(other, [...path, id])
      }
    }
    for (const id of IDS) visit(id, [])
  })

  test.each(MIGRATIONS.map((migration) => [migration.id, migration] as const))(
    '%s says what it is about',
    (_, one) => {
      expect(one.rule.docs.summary).toMatch(/^\S.*\.$/)
      expect(one.rule.docs.why).toMatch(/^\S.*\.$/)
      expect(semver.valid(one.since)).toBe(one.since)
      expect(one.rule.meta.kind).toBe('migration')
      expect(
        one.rule.meta.not === undefined || !semver.intersects(one.rule.meta.holds, one.rule.meta.not),
      ).toBe(true)
    },
  )
})

describe('every example', () => {
  test.each(EXAMPLES)(
    '$id, $number: the old form is found once and by nothing else',
    async ({ id, rule, bad, given }) => {
      const optIn = rule.meta.optIn ? { optIn: [rule.meta.id] } : {}
      const found = await findings(bad, { ...given, ...optIn })
      expect(
        found
          .filter(({ severity, rule: name }) => severity !== 'info' || name.startsWith('migration/'))
          .map((one) => one.rule),
      ).toEqual([`migration/${id}`])
      for (const { message, hint } of found) {
        expect(message).toMatch(/^[A-Z`].*[.?]$/)
        expect(hint).toMatch(/^[A-Z`].*[.?]$/)
      }
    },
  )

  test.each(EXAMPLES.filter(({ good }) => good !== undefined))(
    '$id, $number: the new form is what becomes of the old one, byte by byte, and there is nothing to say about it',
    async ({ id, bad, good, given }) => {
      const { text, fixed, defects } = await migrated(bad, { only: [id], unsafe: true, ...given })
      expect(text).toBe(good)
      expect(fixed.map(({ rule }) => rule)).toEqual([`migration/${id}`])
      expect(defects).toEqual([])
      expect((await migrated(good!, { only: [id], unsafe: true, ...given })).changed).toBe(false)
      const { diagnostics } = await judged(withServices(good!), given)
      expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
    },
  )

  test.each(EXAMPLES.filter(({ automation, good }) => automation === 'ask' && good !== undefined))(
    '$id, $number: is a question, and not done unasked',
    async ({ id, bad, given }) => {
      expect((await migrated(bad, { only: [id], ...given })).changed).toBe(false)
      const [found] = (await findings(bad, given)).filter(({ rule }) => rule === `migration/${id}`)
      expect(found?.fix?.safety).toBe('unsafe')
      expect(found?.hint).toMatch(/\?/)
    },
  )

  test.each(EXAMPLES.filter(({ good }) => good !== undefined))(
    '$id, $number: comments, line ends and all else stay',
    async ({ id, bad, given }) => {
      const noisy = `# top\n\n${bad}\n# bottom   \nmal: {  client_id: <<a>>,client_secret: "<<b>>" }  # odd`
      const { text } = await migrated(noisy, { only: [id], unsafe: true, ...given })
      expect(text.startsWith('# top\n\n')).toBe(true)
      expect(text.endsWith('\n# bottom   \nmal: {  client_id: <<a>>,client_secret: "<<b>>" }  # odd')).toBe(
        true,
      )
      const windows = await migrated(noisy.replaceAll('\n', '\r\n'), { only: [id], unsafe: true, ...given })
      expect(windows.text).toBe(text.replaceAll('\n', '\r\n'))
    },
  )
})
