import type { DocumentedRule, Example, Finding, RuleContext, Safety, Severity } from '../../rules/rule.js'
import { endsBefore } from '../../rules/versions.js'

/**
 * How far the program can go: `safe` means the same to Kometa 2.4.4 and is done when asked to repair; `ask`
 * may change what the config means, or puts in force what Kometa passes over, and is a question that says what
 * Kometa will then do (a finding of it is safe where that is nothing); `manual` is only explained; `opt-in` is never
 * proposed, and done when it is asked for by name.
 */
export type Automation = 'safe' | 'ask' | 'manual' | 'opt-in'

/** What Kometa 2.4.4 does with the old form: takes it for the new one, passes over it, or fails on it. */
export type Reception = 'accepted' | 'ignored' | 'refused'

/** An old form, and what became of it. */
export interface MigrationSpec {
  readonly id: string
  /** The old form and the new one for lists, such as `libraries.*.metadata_path`. */
  readonly from: string
  readonly to: string
  /** The first version that knows the new form, such as `1.20.0`; `1.0.0` where it was always known. */
  readonly since: string
  /** The first version for which all of this is beside the point. */
  readonly until?: string
  readonly automation: Automation
  readonly reception: Reception
  /** In place of what follows from the reception. */
  readonly severity?: Severity
  /** In place of what follows from the automation. */
  readonly fix?: Safety
  /** Ids of rules whose findings at the same place are dropped. */
  readonly insteadOf?: readonly string[]
  /** Said only where the whole target is new enough. */
  readonly wholly?: boolean
  /** Something is to be said to configs for older versions, too. */
  readonly ahead?: boolean
  /** Ids of migrations that have to be done first. */
  readonly after?: readonly string[]
  readonly summary: string
  readonly why: string
  readonly examples: readonly Example[]
  /**
   * Where the old form can stand: a file that has none of these places needs no migration looked at.
   * `libraries.*.settings.save_missing`; behind `=` the only value that counts; `~` before an
   * expression for the text.
   * Lists are looked through.
   */
  readonly places: readonly string[]
  find(context: RuleContext): Iterable<Finding>
}

export interface Migration
  extends Pick<MigrationSpec, 'id' | 'from' | 'to' | 'since' | 'automation' | 'places'> {
  readonly rule: DocumentedRule
}

const ruleIdOf = (id: string) => `migration/${id}`

const SEVERITY: Readonly<Record<Reception, Severity>> = {
  accepted: 'warning',
  ignored: 'error',
  refused: 'error',
}

const SAFETY = { safe: 'safe', ask: 'unsafe', manual: 'manual', 'opt-in': 'safe' } as const

/**
 * A migration is a rule that finds the old form and repairs it. Its words are asked for in few runs: a spec
 * may make them up only then, so they are not touched here.
 */
export function defineMigration(spec: MigrationSpec): Migration {
  const { id, since, until, automation, reception, severity, insteadOf, wholly, after, places } = spec
  const not = [...(since === '1.0.0' ? [] : [`<${since}`]), ...(until ? [`>=${until}`] : [])].join(' || ')
  const rule: DocumentedRule = {
    meta: {
      id: ruleIdOf(id),
      kind: 'migration',
      severity: severity ?? (automation === 'opt-in' ? 'info' : SEVERITY[reception]),
      fix: spec.fix ?? SAFETY[automation],
      holds: `>=${since}${until ? ` <${until}` : ''}`,
      ...(not ? { not } : {}),
      ...(insteadOf ? { insteadOf } : {}),
      ...(wholly ? { wholly } : {}),
      ...(after ? { after: after.map(ruleIdOf) } : {}),
      ...(automation === 'opt-in' ? { optIn: true } : {}),
    },
    docs: {
      get summary() {
        return spec.summary
      },
      get why() {
        return spec.why
      },
      get examples() {
        return spec.examples
      },
    },
    // Not even a look at what comes after all of the target: judging it takes longer than finding it.
    check: (context) => (!spec.ahead && endsBefore(context.target.range, since) ? [] : spec.find(context)),
  }
  return {
    id,
    since,
    automation,
    places,
    rule,
    get from() {
      return spec.from
    },
    get to() {
      return spec.to
    },
  }
}
