import type { Range } from '../text/source.js'

/** A comment `# pmm-config-ignore RULE -- reason`, which silences rules for the node below it. */
export interface Suppression {
  /** The comment itself, from its `#`. */
  readonly at: Range
  /** Rule ids, or `group/*`. */
  readonly rules: readonly { readonly id: string; readonly at: Range }[]
  readonly reason: string
  /** The lines that belong to the key below: its own, and all that are indented further. */
  readonly covers: Range | undefined
  /** The ids of its rules that silenced something; filled while findings are judged. */
  readonly silenced: Set<string>
}
