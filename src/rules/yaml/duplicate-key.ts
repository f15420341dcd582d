import type { ConfigDocument, NodeRef, Path } from '../../yaml/document.js'
import type { Problem } from '../../yaml/problem.js'
import { MAL } from '../mal-keys.js'
import type { Fix, Rule, RuleDocs } from '../rule.js'
import type { WrittenKey } from '../services/written.js'
import { TRAKT } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'yaml/duplicate-key',
    kind: 'syntax',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
  },
  *check({ document }) {
    const line = (offset: number) => document.source.position(offset).line
    const find = createFinder(document)
    const strays = straysOf(document)
    for (const problem of document.problems) {
      if (problem.code !== 'duplicate-key') continue
      const { at, detail, related } = problem
      if (strays.has(at.start)) continue
      yield {
        at: { start: at.start, end: at.end },
        message: `\`${detail}\` is there twice${related ? `, first in line ${line(related.start)}` : ''}. PMM refuses to read a file with a repeated key.`,
        hint: 'Keep one of the two, with what you need of both, and delete the other.',
        ...(related ? { related: [{ at: related, message: `first in line ${line(related.start)}` }] } : {}),
        ...repairOf(document, problem, find),
      }
    }
  },
}

/** Where keys of a service begin that stand at the root, among others: that they do is the mistake. */
function straysOf(document: ConfigDocument): ReadonlySet<number> {
  const keys: readonly WrittenKey[] = [...TRAKT.keys(document), ...MAL.keys(document)]
  const strays = keys.filter(({ how, entry }) => how === 'misplaced' && entry.value.path.length === 1)
  return new Set(strays.map(({ entry }) => document.range(entry.key).start))
}

/** The values of a path, by where their keys begin. */
type Finder = (
  path: Path,
) => { readonly first: NodeRef; readonly at: ReadonlyMap<number, NodeRef> } | undefined

/** A key may be there thousands of times: all of them are looked up once. */
function createFinder(document: ConfigDocument): Finder {
  const known = new Map<string, ReturnType<Finder>>()
  return (path) => {
    const id = path.join('\0')
    if (!known.has(id)) {
      const all = document.occurrences(path)
      const at = new Map(all.map((ref) => [document.range(document.keyOf(ref)).start, ref]))
      known.set(id, all[0] && { first: all[0], at })
    }
    return known.get(id)
  }
}

/** One of two that say the same can go; one that says nothing most likely, too. */
function repairOf(
  document: ConfigDocument,
  { at, detail, path }: Problem,
  find: Finder,
): { readonly fix?: Fix } {
  const found = path && find(path)
  const second = found?.at.get(at.start)
  if (!found || !second || second === found.first) return {}
  const { first } = found
  const key = `\`${detail}\``
  if (isSame(document, first, second)) return removal(second, `Delete the second of two equal ${key}`, 'safe')
  const blank = [second, first].find((one) => document.scalar(one)?.value === null)
  return blank ? removal(blank, `Delete the blank one of two ${key}`, 'unsafe') : {}
}

function isSame(document: ConfigDocument, a: NodeRef, b: NodeRef): boolean {
  const [one, other] = [document.scalar(a), document.scalar(b)]
  if (one && other) return one.kind === other.kind && one.text === other.text && one.tag === other.tag
  // Anchors and comments in it count as well.
  return !one && !other && document.raw(a) === document.raw(b)
}

function removal(at: NodeRef, title: string, safety: Fix['safety']): { readonly fix: Fix } {
  return { fix: { title, safety, make: (draft) => draft.remove(at) } }
}

export const docs: RuleDocs = {
  summary: 'A key stands twice in the same mapping.',
  why: 'PMM refuses the whole file when a key is repeated. To its reader `1` and `true` are the same key as well.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n  url: http://plex:32401\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32401\n',
    },
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n  token: <<plex>>\n  url: http://plex:32400\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://plex:32400\n  token: <<plex>>\n',
    },
  ],
}
