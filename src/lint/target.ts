import { NEWEST, OLDEST, order, TRAKT_DEVICE_CODE, TRAKT_REMOVED } from '../kometa/versions.js'
import type { Target } from '../rules/rule.js'
import { isTraktFilledIn } from '../rules/trakt-filled.js'
import { isFilled } from '../rules/trakt-keys.js'
import { knownKeysOf, nodesBelow, ROOT_NODES } from '../schema/knowledge.js'
import { isLeftOver } from '../schema/left-over.js'
import type { Placed } from '../schema/lookup.js'
import type { ConfigDocument, NodeRef } from '../yaml/document.js'

/**
 * The versions a config is written for when nobody says, as far as it shows: one that signs in to Trakt is
 * for a version that has Trakt, and a key that only newer versions read is for those. The newer key wins:
 * `trakt` is then a left-over.
 */
export function autoTarget(document: ConfigDocument): Target {
  let from: string = OLDEST
  let isOpen = false
  const root = document.at([])
  for (const range of root ? versionsOf(document, root, new Set()) : []) {
    const [, bound = '', version = ''] = /^(>=?)(\d+\.\d+\.\d+)/.exec(range) ?? []
    // What no release has yet is for whatever comes next.
    if (bound === '>') isOpen = true
    if (version && order(version) > order(from)) from = version
  }
  const end = isOpen ? undefined : endsOf(document).find((version) => order(version) > order(from))
  const kind = end === undefined && from === OLDEST ? 'default' : 'config'
  const upper = isOpen ? '' : end === undefined ? ` <=${NEWEST}` : ` <${end}`
  return { range: `>=${from}${upper}`, from: { kind, path: null, line: null } }
}

/** The versions before which a config must have been written, the earliest first. */
function endsOf(document: ConfigDocument): readonly string[] {
  const text = document.source.text.toLowerCase()
  if (!['trakt', 'client_id', 'pin', 'force_refresh'].some((word) => text.includes(word))) return []
  if (!mayUseTrakt(document)) return []
  const isOlder = isFilled(document, 'pin') || isFilled(document, 'force_refresh')
  return [...(isOlder ? [TRAKT_DEVICE_CODE] : []), TRAKT_REMOVED]
}

/** Of a section that does not parse nothing is known: somebody wrote it. */
const mayUseTrakt = (document: ConfigDocument) =>
  document.broken.includes('trakt') || isTraktFilledIn(document)

/** Which versions read the keys that are filled in, each once: of sections, libraries, operations. */
function* versionsOf(
  document: ConfigDocument,
  at: NodeRef,
  told: Set<string>,
  nodes: readonly Placed[] = ROOT_NODES,
  isLibraries = false,
): Iterable<string> {
  const known = isLibraries ? undefined : knownKeysOf(nodes)
  if (known?.size === 0) return
  for (const { name, value } of document.entries(at)) {
    const node = known?.get(name)
    if (known && !node) continue
    const range = node?.deprecated ? undefined : node?.['x-versions']
    if (range && !told.has(range) && isSet(document, value)) {
      told.add(range)
      yield range
    }
    for (const below of name === 'operations' ? [value, ...document.items(value)] : [value])
      if (document.shape(below) === 'mapping')
        yield* versionsOf(
          document,
          below,
          told,
          nodesBelow(nodes, name),
          nodes === ROOT_NODES && name === 'libraries',
        )
  }
}

/**
 * Whether something is filled in, or below it: a template holds keys with nothing behind them. Not deeper
 * than sections go, as a few lines of aliases can be any number of levels.
 */
function isSet(document: ConfigDocument, at: NodeRef, depth = 4): boolean {
  if (document.shape(at) === 'scalar') return isMeant(document, at)
  const below = [...document.entries(at).map(({ value }) => value), ...document.items(at)]
  return depth > 0 && below.some((one) => isSet(document, one, depth - 1))
}

function isMeant(document: ConfigDocument, at: NodeRef): boolean {
  const scalar = document.scalar(at)
  return scalar !== undefined && scalar.value !== null && scalar.text !== '' && !isLeftOver(scalar.text)
}
