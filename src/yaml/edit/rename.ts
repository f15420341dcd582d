import type { YamlNode } from '../node.js'
import { type Context, inFlow, nameOf } from './context.js'
import { literal, type Plan, type Refusal, refuse, replacement } from './plan.js'
import { spellings } from './spell.js'

export function planRename(context: Context, key: YamlNode, name: string): Plan | Refusal {
  const parent = context.parentOf(key)
  if (parent?.part !== 'key') return refuse('it has no key of its own')
  const taken = findKey(context, parent.node.pairs, name)
  if (taken !== undefined && taken !== key) return refuse(`there is a key "${name}" beside it already`)
  if (context.isAliased(key)) return refuse(`its anchor "&${key.anchor}" is used elsewhere`)
  if (key.tag !== undefined) return refuse('its key has a tag')
  const spot = inFlow(context, key) ? 'flow key' : 'key'
  const style = key.type === 'scalar' ? key.style : 'plain'
  const texts = spellings(name, spot, context.version, style)
  const before = /[\s{[,]$|^$/.test(context.text.slice(0, key.start).slice(-1)) ? '' : ' '
  return {
    change: { values: new Map([[key, literal(name)]]) },
    ways: [
      ...texts.map((text) => [replacement(key.start, key.end, before + text)]),
      ...texts.map((text) => [replacement(key.start, key.end, `${before}${text} `)]),
    ],
  }
}

/** The key of a mapping that PMM takes for the given text. */
export function findKey(
  context: Context,
  pairs: readonly { readonly key: YamlNode }[],
  name: string,
): YamlNode | undefined {
  return pairs.find(({ key }) => isText(context, key) && nameOf(context, key) === name)?.key
}

function isText({ meaning }: Context, key: YamlNode): boolean {
  const node = meaning.target(key)
  if (node.type !== 'scalar') return false
  const { kind } = meaning.scalar(node)
  return kind === 'string' || (kind === 'tagged' && node.tag === undefined && node.text === '=')
}
