import type { Fix } from '../../rules/rule.js'
import { isSameName, suggest } from '../../schema/suggest.js'
import type { SchemaNode, Violation } from '../../schema/violation.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'

const SWITCHES: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, on: true, y: true },
  ...{ false: false, no: false, off: false, n: false },
}

/** The value that was certainly meant, where there is one: `yes` for a switch, `'60'` for a number. */
export function repairOf(document: ConfigDocument, { at, schema, part }: Violation): Fix | undefined {
  if (part !== undefined) return undefined
  const scalar = document.scalar(at)
  if (!scalar || typeof scalar.value !== 'string') return undefined
  const text = scalar.value.trim()
  const types = [schema.type ?? []].flat()
  const bool = SWITCHES[text.toLowerCase()]
  if (types.includes('boolean') && bool !== undefined) return setting(at, bool)
  if (types.includes('integer') && /^-?(?:0|[1-9]\d{0,11})$/.test(text) && isInside(Number(text), schema))
    return setting(at, Number(text))
  const slip = types.includes('boolean') ? slipOf(text.toLowerCase()) : undefined
  if (slip) return setting(at, slip === 'true', 'unsafe')
  const meant = nearest(text, schema)
  if (meant === undefined) return undefined
  return setting(at, meant, isSameName(text, meant) ? 'safe' : 'unsafe')
}

/** The switch that was meant by a word with a slip in it: `ture`, `fals`. */
function slipOf(text: string): string | undefined {
  const letters = (word: string) => [...word].sort().join('')
  return ['true', 'false'].find((word) => letters(word) === letters(text)) ?? suggest(text, ['true', 'false'])
}

/** The allowed text that is nearest to one that is not, if any is near. */
export function nearest(text: string, { enum: values = [] }: SchemaNode): string | undefined {
  const meant = suggest(
    text,
    values.filter((value): value is string => typeof value === 'string'),
  )
  // Of codes of two letters each is near to many.
  return meant !== undefined && (meant.length > 3 || isSameName(text, meant)) ? meant : undefined
}

function setting(at: NodeRef, value: string | number | boolean, safety: Fix['safety'] = 'safe'): Fix {
  return {
    title: `Write \`${value}\``,
    safety,
    reveals: at.path,
    make: (draft) => draft.set(at, value),
  }
}

const isInside = (value: number, { minimum, maximum }: SchemaNode) =>
  (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum)
