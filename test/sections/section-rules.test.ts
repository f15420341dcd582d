import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { validate } from '../../src/api/validate.js'
import { RULES } from '../../src/generated/rules.js'
import { SCHEMAS } from '../../src/generated/schemas.js'
import { ALL_DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { explainRule } from '../../src/report/rule-page.js'
import type { Terminal } from '../../src/report/terminal.js'
import { ruleOf, walkSchemas } from '../../src/schema/walk.js'
import { sectionRuleOf, sectionRules } from '../../src/sections/section-rules.js'
import { createSource } from '../../src/text/source.js'
import type { Path } from '../../src/yaml/document.js'
import { readDocument } from '../../src/yaml/read.js'
import { NOW } from '../support/judged.js'
import { configWith, schemaPlaces, valuesFor } from '../support/places.js'

const CONFIG = SCHEMAS['config.schema.json']!
const IDS = sectionRules(new Set(RULES.map(({ meta }) => meta.id))).map(({ meta }) => meta.id)
/** Of each time: most keys are of the first two; some came later, some are long gone. */
const VERSIONS = ['2.4.4', '2.5.2', '2.6.0', '2.4.3', '1.19.0', '1.5.0', '0.5.0']
/** Values of the same place are much alike. */
const TRIES = 4

const isBelow = (path: Path, above: Path) => above.every((step, index) => step === path[index])

/** Where the walk finds something at or below a place that a section rule is to speak of. */
function brokenAt(text: string, place: Path): readonly (readonly [string, Path])[] {
  return walkSchemas(readDocument(createSource('config.yml', text)), () => false)
    .filter((violation) => ruleOf(violation) === undefined && isBelow(violation.path, place))
    .map(({ section, keyword, path, key }) => [
      sectionRuleOf(section, keyword),
      keyword === 'additionalProperties' ? [...path, key!] : path,
    ])
}

/** Whether a rule has something to say of a place, and no other has. */
async function speaksAlone(id: string, text: string, at: Path): Promise<boolean> {
  for (const target of VERSIONS) {
    const { diagnostics } = await validate(text, { target, now: NOW })
    const rules = diagnostics.filter((one) => isBelow(one.path, at)).map(({ rule }) => rule)
    if (rules.join(' ') === id) return true
  }
  return false
}

/** For each rule a config of which it alone has something to say, at the place that the walk names. */
async function spokenOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const tries = new Map<string, number>()
  for (const { path, nodes, files } of schemaPlaces()) {
    const sections = [...files, ...path]
    const isOpen = (id: string) => !found.has(id) && sections.includes(id.split('/')[0]!)
    if (!ids.some(isOpen)) continue
    for (const value of valuesFor(nodes)) {
      const text = stringify(configWith(path, value))
      for (const [id, at] of brokenAt(text, path)) {
        const tried = `${id} ${at.join()}`
        if (found.has(id) || !ids.includes(id) || (tries.get(tried) ?? 0) >= TRIES) continue
        tries.set(tried, (tries.get(tried) ?? 0) + 1)
        if (await speaksAlone(id, text, at)) found.set(id, text)
      }
      if (!ids.some(isOpen)) break
    }
  }
  return found
}

const spoken = await spokenOf(IDS)

describe('the rules that sections have from their schemas', () => {
  test('are of every section that has no rules of its own for all that its schema forbids', () => {
    const sections = new Set(IDS.map((id) => id.split('/')[0]))
    for (const { meta } of RULES) if (/\/unread-key$/.test(meta.id)) sections.add(meta.id.split('/')[0])
    for (const name of Object.keys(CONFIG.properties!))
      if (SCHEMAS[`${name}.schema.json`]) expect(sections).toContain(name)
  })

  test.each(IDS)('%s speaks up, and it alone, for a value made from the schema', (id) => {
    expect([...spoken.keys()]).toContain(id)
  })

  test.each(IDS)('%s is explained', (id) => {
    const rule = ALL_DOCUMENTED_RULES.find(({ meta }) => meta.id === id)!
    expect(explainRule(rule, { colour: false, columns: 100 } as Terminal)).toMatch(
      new RegExp(`^${id} .*\n\n.{20}`),
    )
  })
})
