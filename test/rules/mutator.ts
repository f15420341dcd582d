import type { Changed, Random } from './splice.js'

/** A mistake that can be put into a config in many ways and places. */
export interface Mutator {
  readonly name: string
  /** The rule that must find it. */
  readonly rule: string
  /** The versions the config is judged for. */
  readonly target?: string
  /** Nothing where the config gives no opportunity for the mistake. */
  seed(text: string, random: Random): Changed | undefined
}
