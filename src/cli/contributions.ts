import type { Config } from '@oclif/core/config'
import type { Contribution, DocumentedRule } from '../plugin/index.js'
import { RULE_IDS } from '../registry/rule-ids.js'
import { FORMER } from '../rules/former-ids.js'
import { SEVERITIES } from '../rules/rule.js'
import { PluginFailure } from './plugin-failure.js'

const HOOK = 'pmm-config:contribute'

/** What all plugins bring. Throws a PluginFailure where one of them fails: it was asked for. */
export async function contributions(config: Config): Promise<readonly Contribution[]> {
  const { successes, failures } = await config.runHook(HOOK, {}, undefined, true)
  const [failure] = failures
  if (failure) throw new PluginFailure(failure.plugin.name, firstLine(failure.error))
  const plugins = [...config.plugins.values()]
  // oclif passes over a name that a module does not export.
  const silent = plugins.find((one) => one.hooks[HOOK] && !successes.some(({ plugin }) => plugin === one))
  if (silent) throw new PluginFailure(silent.name, `its answer to ${HOOK} is not where its oclif block says`)
  // Hooks end when they end; what comes with the program counts before what a stranger calls the same.
  const inOrder = plugins.flatMap((one) => successes.filter(({ plugin }) => plugin === one))
  const ids = new Set<string>([...RULE_IDS, ...FORMER])
  return inOrder.map(({ plugin, result }) => {
    const mistake = mistakeIn(result, ids)
    if (mistake) throw new PluginFailure(plugin.name, mistake)
    const { rules = [], ...rest } = result as Contribution
    return { ...rest, rules: rules.map((rule) => guarded(rule, plugin.name)) }
  })
}

/** The rules that plugins bring. */
export async function rulesOf(config: Config): Promise<readonly DocumentedRule[]> {
  return (await contributions(config)).flatMap(({ rules = [] }) => rules)
}

/** @param ids the rules there are, which those of the contribution are added to */
function mistakeIn(contribution: unknown, ids: Set<string>): string | undefined {
  if (!isObject(contribution)) return `it answers ${HOOK} with no object`
  const { rules = [], providers = [] } = contribution
  if (!Array.isArray(rules)) return 'its `rules` are no list'
  if (!Array.isArray(providers)) return 'its `providers` are no list'
  if (!providers.every((one) => isObject(one) && typeof one.service === 'string'))
    return 'one of its `providers` has no `service`'
  for (const rule of rules) {
    const mistake = mistakeInRule(rule)
    if (mistake) return mistake
    const { id } = (rule as DocumentedRule).meta
    if (ids.has(id)) return `its rule ${id} is called as another one is`
    ids.add(id)
  }
  return undefined
}

const META_WORDS = ['id', 'kind', 'severity', 'fix', 'holds']
const DOCS_WORDS = ['summary', 'why']

function mistakeInRule(rule: unknown): string | undefined {
  if (!isObject(rule) || !isObject(rule.meta)) return 'one of its `rules` has no `meta`'
  const { meta, docs = {}, check } = rule
  const name = typeof meta.id === 'string' ? `its rule ${meta.id}` : 'one of its rules'
  if (!isObject(docs)) return `${name} has no \`docs\``
  const lacking = META_WORDS.find((key) => typeof meta[key] !== 'string')
  if (lacking) return `${name} has no \`meta.${lacking}\``
  const unsaid = DOCS_WORDS.find((key) => typeof docs[key] !== 'string')
  if (unsaid) return `${name} has no \`docs.${unsaid}\``
  if (!SEVERITIES.some((one) => one === meta.severity)) return `${name} has a severity that there is not`
  if (!Array.isArray(docs.examples)) return `${name} has no \`docs.examples\``
  return typeof check === 'function' ? undefined : `${name} has no function \`check\``
}

/** A rule whose errors are its plugin's, not the program's. */
function guarded(rule: DocumentedRule, plugin: string): DocumentedRule {
  return {
    meta: rule.meta,
    docs: rule.docs,
    check(context) {
      try {
        const findings = [...rule.check(context)]
        if (findings.every((one) => isObject(one) && isObject(one.at) && typeof one.message === 'string'))
          return findings
      } catch (error) {
        // What the error says may be of a config.
        throw new PluginFailure(plugin, `its rule ${rule.meta.id} threw an error`, error)
      }
      throw new PluginFailure(
        plugin,
        `its rule ${rule.meta.id} found something without \`at\` or \`message\``,
      )
    },
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const firstLine = (error: unknown) => (error instanceof Error ? error.message.split('\n')[0]! : String(error))
