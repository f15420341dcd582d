import { lastAtOrBefore } from '../text/last-at-or-before.js'
import type { ConfigDocument, Path } from '../yaml/document.js'
import type { TriedFinding } from './diagnostic.js'

/**
 * Makes the fingerprints of a file's findings, asked for in the order of the text: the rule, the place in the data,
 * and the how-manieth of its rule it is there. What stands in a list counts for the list, as items move when others
 * come and go; a place in the text, such as a comment, counts for what it stands in.
 *
 * @param shown makes a path safe to show
 */
export function createFingerprints(
  document: ConfigDocument,
  shown: (path: Path) => Path,
): (finding: Pick<TriedFinding, 'rule' | 'path' | 'range'>) => string {
  const counts = new Map<string, number>()
  let pathAt: ((offset: number) => Path) | undefined
  return ({ rule, path, range }) => {
    pathAt ??= createPathFinder(document)
    const place = path.length > 0 ? path : pathAt(range.start.offset)
    const steps = shown(place).map((step) => (typeof step === 'number' ? '*' : step))
    const name = `${rule}#${steps.join('.')}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${name}#${count}`
  }
}

/** The path of the innermost entry that an offset stands in, up to the end of its last line; else the empty one. */
function createPathFinder(document: ConfigDocument): (offset: number) => Path {
  const { source } = document
  // What stands before the first entry belongs to none.
  const starts = [0]
  const paths: Path[] = [[]]
  const ends = new Map<string, number>()
  for (const { key, value } of document.walk()) {
    starts.push(document.range(key).start)
    paths.push(value.path)
    ends.set(idOf(value.path), source.offset(source.position(document.range(value).end).line + 1))
  }
  return (offset) => {
    let path = paths[lastAtOrBefore(starts, offset)]!
    while (path.length > 0 && (ends.get(idOf(path)) ?? 0) <= offset) path = path.slice(0, -1)
    return path
  }
}

const idOf = (path: Path) => path.map((step) => `${typeof step}${step}`).join('\0')
