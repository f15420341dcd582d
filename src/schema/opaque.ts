import { isTemplate, shellVariablesIn } from '../kometa/placeholders.js'
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

/** Whether a file has signs of a template, which somebody makes into a config before PMM reads it. */
export function isTemplateFile({ source }: ConfigDocument): boolean {
  return /\.(?:j2|tmpl|tpl|template|gotmpl|dist)$/i.test(source.path) || /\{%|\{\{/.test(source.text)
}

/**
 * Whether a value is `${NAME}` or `$NAME`: PMM takes it as the text that stands there, unless somebody fills it in
 * before; what takes no such text in any case is judged all the same.
 */
export function isShellText(document: ConfigDocument, ref: NodeRef): boolean {
  const scalar = document.scalar(ref)
  return scalar !== undefined && scalar.tag === undefined && shellVariablesIn(scalar.text).length > 0
}
