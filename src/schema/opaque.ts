import { isTemplate } from '../kometa/placeholders.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'

/**
 * Whether a value belongs to somebody else's templating: `${NAME}`, `$NAME`, `{{ name }}`, `!env_var NAME`, or
 * to SOPS, which keeps secrets encrypted in git. What it will be is not known here, so it is never judged. Unquoted `{{ name }}` is a mapping to YAML. An alias
 * without its anchor is not known either.
 */
export function isOpaque(document: ConfigDocument, ref: NodeRef): boolean {
  const scalar = document.scalar(ref)
  if (!scalar) return document.shape(ref) === 'scalar' || document.raw(ref).startsWith('{{')
  if (scalar.tag && !scalar.tag.startsWith('!!')) return true
  return isTemplate(scalar.text)
}
