import type { RuleMeta } from '../rules/rule.js'

/** What is to be done about findings, besides saying them. */
export interface RepairRequest {
  readonly unsafe: boolean
  /** Nothing is repaired: comments with this reason silence what is found. */
  readonly acceptedBecause?: string
  /** Only show what would change. */
  readonly diff: boolean
  /** Keep the file as it was, beside it. */
  readonly backup: boolean
  /** Which rules' repairs are wanted; by default all. */
  repairs?(rule: RuleMeta): boolean
  /** Which rules' findings are shown, by their ids; by default all. */
  shows?(rule: string): boolean
  /** Ids of rules that run only when they are asked for. */
  readonly optIn?: readonly string[]
}
