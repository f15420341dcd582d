import type { FileKind } from '../kometa/file-kind.js'
import type { Violation } from '../schema/violation.js'
import type { Range } from '../text/source.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import type { Draft } from '../yaml/edit/draft.js'
import type { Facts } from './facts.js'
import type { LinkedFile, LinkedKind } from './linked-file.js'
import type { Suppression } from './suppression.js'
import type { VariableKnowledge } from './variable-names.js'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]
export type Safety = 'safe' | 'unsafe' | 'manual'
type RuleKind = 'syntax' | 'schema' | 'lint' | 'credential' | 'migration'

/** What a rule has to say about one place. */
export interface Finding {
  readonly at: NodeRef | Range
  /** What is wrong, in one sentence, without a value of the file. */
  readonly message: string
  /** What to do about it. */
  readonly hint?: string
  /** Other places that this finding is about as well: no section rule speaks of them or of what is below. */
  readonly covers?: readonly Path[]
  /** Places that make this a mistake: a repair that reveals one of them reveals the finding as well. */
  readonly because?: readonly Path[]
  /** Milder than the rule's own severity, where the case at hand is; never stronger. */
  readonly severity?: Severity
  /** Versions for which this one finding holds, and is known not to hold, in place of the rule's own. */
  readonly holds?: string
  readonly not?: string
  /** It is said only where it holds for the whole target. */
  readonly wholly?: boolean
  /** Other places that belong to it, in the order of the message; each with a fragment about what stands there. */
  readonly related?: readonly { readonly at: NodeRef | Range; readonly message: string }[]
  /** The way to a repair that needs more than edits. */
  readonly command?: string
  /** The repair, where the program can make it. */
  readonly fix?: Fix
}

/** How a finding is repaired by edits. */
export interface Fix {
  /** What is done, as an order: `Blank the PIN`. */
  readonly title: string
  /**
   * `unsafe`: it may change what the config means, so people must ask for it. What is `safe` is made a question
   * all the same where PMM would do something after it that it does not do today (`x-acts` of the schemas).
   */
  readonly safety: Exclude<Safety, 'manual'>
  /**
   * What PMM reads only after the repair: what is wrong below this path shows then, and is not the repair's
   * fault. The empty path is the whole file.
   */
  readonly reveals?: Path
  /** Makes the changes on a draft of the document that the finding is about. */
  make(draft: Draft): void
}

export interface RuleContext {
  readonly document: ConfigDocument
  /** The schema violations that name this rule (`x-rule`). */
  readonly violations: readonly Violation[]
  /** The words for a violation that no rule with a thought of its own is named for; loaded where there is one. */
  sayOf?(violation: Violation): Finding | undefined
  /** What files coming with PMM read; loaded where a config holds template variables that not all have. */
  readonly variables?: VariableKnowledge
  readonly target: Target
  readonly now: Date
  readonly facts: Facts
  /** How long before its end an access token counts as about to expire, in seconds. */
  readonly margin: number
  /** All rules there are, for those that are about rules. */
  readonly ruleIds: readonly string[]
  /** How a config names the file, where it is no config itself. */
  readonly linked?: LinkedFile
  /** What the file is, where it is no config and a person named it: then this is all there is to say. */
  readonly unrecognized?: FileKind
  /** Plugins are named that were not loaded, so that their rules are not among these. */
  readonly leavesOutPlugins?: boolean
  /** The suppressions of the file, with what they silenced; empty but for rules that run last. */
  readonly suppressions: readonly Suppression[]
}

/** The versions of PMM/Kometa a config is meant for. */
export interface Target {
  /** A semver range. */
  readonly range: string
  readonly from: TargetFrom
}

/** Where a target comes from. */
export interface TargetFrom {
  /**
   * `option`: the command line; `settings`: the settings file; `image`: the tag of an image beside the
   * config; `log`: Kometa's log; `config`: what the config holds; `default`: nothing says, all known versions.
   */
  readonly kind: 'option' | 'settings' | 'image' | 'log' | 'config' | 'default'
  /** The file it was found in, as it is shown; null where that is none but the config. */
  readonly path: string | null
  /** The line of that file, from 1. */
  readonly line: number | null
}

export interface Example {
  /** A config that the rule speaks up on, once. */
  readonly bad: string
  /** The same, repaired: the rule is silent. */
  readonly good?: string
  /** The circumstances, where they matter: the clock (ISO 8601), the target, a commit under way. */
  readonly given?: {
    readonly now?: string
    readonly target?: string
    readonly facts?: Facts
    /** A person named the file. */
    readonly named?: boolean
    /** It is no config, but a file that one names as this, which has none of the services set up. */
    readonly linked?: LinkedKind
  }
}

export interface RuleMeta {
  readonly id: string
  readonly kind: RuleKind
  readonly severity: Severity
  /** How the repair can be done. */
  readonly fix: Safety | 'none'
  /** The PMM/Kometa versions for which the rule's fact was verified, as a semver range. */
  readonly holds: string
  /** Versions for which it is known not to hold. */
  readonly not?: string
  /** Rules that say less about the same mistake: their findings at the same place are dropped. */
  readonly insteadOf?: readonly string[]
  /** Rules whose repairs come first. */
  readonly after?: readonly string[]
  /** It is said only where it holds for the whole target. */
  readonly wholly?: boolean
  /** It runs only when it is asked for by name. */
  readonly optIn?: boolean
  /** Every section has it: where a rule with a thought of its own speaks of the same place, it is silent. */
  readonly general?: boolean
  /** The rule is about what the others found, and runs after them. */
  readonly last?: boolean
}

/** What people read of a rule. No run that only checks needs it, so it is loaded apart. */
export interface RuleDocs {
  readonly summary: string
  readonly why: string
  /** They are tests, too. */
  readonly examples: readonly Example[]
}

export interface Rule {
  readonly meta: RuleMeta
  check(context: RuleContext): Iterable<Finding>
}

export interface DocumentedRule extends Rule {
  readonly docs: RuleDocs
}
