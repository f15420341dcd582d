import { type FixOptions, fix } from '../../src/api/fix.js'
import { withoutSecrets } from '../../src/api/redact.js'
import { validate } from '../../src/api/validate.js'
import { decode } from '../../src/files/decode.js'
import { MIGRATIONS } from '../../src/generated/migrations.js'
import type { FileReport } from '../../src/lint/diagnostic.js'
import { renderDiff } from '../../src/report/diff.js'
import { summarize } from '../../src/report/report.js'
import { type Format, loadReporter } from '../../src/report/reporters.js'
import { createSource, type Source } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'

// What the program makes of a text, with nothing read or written: for the fuzzer and for measurements.

const TERMINAL = { isTTY: false, columns: 100, colour: false, unicode: true }
const NOW = new Date('2026-11-01T00:00:00Z')

const MIGRATION_IDS = new Set(MIGRATIONS.map(({ rule }) => rule.meta.id))
const OPT_IN = MIGRATIONS.filter(({ automation }) => automation === 'opt-in').map(({ rule }) => rule.meta.id)

async function report(format: Format, file: FileReport): Promise<string> {
  const { render } = await loadReporter(format)
  const tool = { name: 'pmm-config', version: '0.0.0' }
  const all = { rules: new Map(), files: [file], problems: [], summary: summarize([file]) }
  return render({ tool, ...all }, TERMINAL)
}

export { decode }

/** Repairs, and all that would be shown of it; `defects` are mistakes of the program. */
export async function repair(config: string | Source, options: FixOptions) {
  const source = typeof config === 'string' ? createSource('config.yml', config) : config
  const result = await fix(source, { now: NOW, mayAddFiles: true, ...options })
  const before = { text: source.text, masked: result.maskedBefore }
  const shown = renderDiff('config.yml', before, result, TERMINAL) + (await report('pretty', result))
  const rules = result.fixed.map(({ rule, title }) => `${rule} ${title}`).join(', ')
  return { text: result.text, shown, rules, defects: result.defects, target: result.target.range }
}

const judge = (config: string | Source) => validate(config, { now: NOW })
const read = (config: string | Source) =>
  readDocument(typeof config === 'string' ? createSource('config.yml', config) : config)

/** All that is shown of a config that is only validated. */
export async function inspect(source: Source) {
  const result = await judge(source)
  const shown = {
    pretty: await report('pretty', result),
    json: await report('json', result),
    github: await report('github', result),
  }
  return { masked: result.masked ?? (await OPERATIONS.mask(source)), shown }
}

/** Every operation by its name, and what it prints. */
export const OPERATIONS = {
  validate: async (config: string | Source) => report('pretty', await judge(config)),
  json: async (config: string | Source) => report('json', await judge(config)),
  mask: async (config: string | Source) => withoutSecrets(read(config), []).masked,
  fix: async (config: string | Source) => (await repair(config, {})).shown,
} as const satisfies Record<string, (config: string | Source) => Promise<string>>

/** Both ways to repair: what is safe, and all there is. */
export const REPAIRS: Readonly<Record<string, FixOptions>> = {
  fix: {},
  'fix --unsafe-fixes': { unsafe: true },
  'migrate --unsafe-fixes --opt-in': {
    unsafe: true,
    optIn: OPT_IN,
    repairs: ({ id }) => MIGRATION_IDS.has(id),
  },
}
