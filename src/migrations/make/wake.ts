import type { Safety } from '../../rules/rule.js'
import { actAt, valueInForce } from '../../schema/acts.js'
import type { ConfigDocument, ConfigValue, NodeRef, Path } from '../../yaml/document.js'

/** What comes of a line that PMM passes over, once it stands where PMM reads it. */
export interface Wake {
  readonly safety: Exclude<Safety, 'manual'>
  /** PMM goes by this value without the line as well. */
  readonly idle: boolean
  /** The line says no more than that there is nothing: at the new place PMM would only report it. */
  readonly blank: boolean
  /** For people: what PMM does then. */
  readonly question?: string
}

/**
 * Whether a value that PMM passes over may be put in force unasked. It may where it changes nothing, or where
 * the key does nothing to people's things, as the schemas say of its new place.
 * @param value the value as it will be at the new place, null for a blank one
 */
export function wake(document: ConfigDocument, value: ConfigValue, target: Path): Wake {
  const inForce = valueInForce(document, target)
  // Switched off, what has no default does what it does without the line.
  const blank = inForce === null && (value === null || value === false)
  const idle = blank || value === null || isSame(value, inForce)
  const act = idle ? undefined : actAt(target)
  return act === undefined
    ? { safety: 'safe', idle, blank }
    : { safety: 'unsafe', idle, blank, question: questionOf(act, 'If not, delete the line.') }
}

/** @param act what PMM does, as `actAt` has it; `today` what it does until then */
export function questionOf(act: string, otherwise: string, today = '; today it does not'): string {
  const until = /, or no longer does$/.test(act) ? ', as the line says' : today
  return `Do you want PMM to do what this says? After the change it ${act}${until}. ${otherwise}`
}

/** A value to compare with. */
export function plainValue(document: ConfigDocument, at: NodeRef): ConfigValue {
  const scalar = document.scalar(at)
  return scalar ? scalar.value : (document.get(at.path) ?? null)
}

const isSame = (a: ConfigValue, b: ConfigValue) => a === b || inShort(a) === inShort(b)

const inShort = (value: ConfigValue) =>
  JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one))
