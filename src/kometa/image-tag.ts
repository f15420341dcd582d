import { NEWEST } from './versions.js'

/** A version of Kometa that a file names, and where. */
export interface NamedVersion {
  /** A semver range. */
  readonly range: string
  /** From 1. */
  readonly line: number
}

/** The images that Kometa is run from; a registry may stand before the name, a digest behind the tag. */
const IMAGE =
  /^(?:[\w.-]+(?::\d+)?\/)?(?:kometateam\/kometa|linuxserver\/kometa|meisnate12\/plex-meta-manager)(?::([^@\s]+))?(@sha256:\w+)?$/i

/** `key: value` in a line of YAML, also in braces, as an item, and in lines that templates are mixed into. */
const PAIR =
  /(?:^|[\s{,-])["']?(image|repository|name|newName|tag|newTag)["']?\s*:\s*(?:"([^"]*)"|'([^']*)'|((?:\$\{[^}]*\}|[^\s,}#])+))/g

interface Pair {
  readonly key: string
  readonly value: string
  readonly line: number
  /** In characters: keys of one mapping are indented alike. */
  readonly column: number
}

/** The version of the first image of Kometa in a Compose, Helm or Kubernetes file; by looks, line by line. */
export function imageVersion(text: string): NamedVersion | undefined {
  const pairs = text.split(/\r?\n/).flatMap((content, index) => pairsOf(content, index + 1))
  for (const [index, pair] of pairs.entries()) {
    if (/tag$/i.test(pair.key)) continue
    const match = IMAGE.exec(pair.value)
    if (!match) continue
    const [, tag, digest] = match
    const beside = tag === undefined && pair.key !== 'image' ? tagBeside(pairs, index) : undefined
    if (tag === undefined && !beside && (digest || pair.key !== 'image')) continue
    const range = tagRange(tag ?? beside?.value ?? 'latest')
    if (range) return { range, line: beside?.line ?? pair.line }
  }
  return undefined
}

function pairsOf(content: string, line: number): readonly Pair[] {
  if (/^\s*#/.test(content)) return []
  const column = /^\s*(?:-\s+)?/.exec(content)![0].length
  return [...content.matchAll(PAIR)].map(([, key = '', double, single, plain]) => ({
    key,
    value: double ?? single ?? plain ?? '',
    line,
    column,
  }))
}

/** The tag of the same mapping: no line between stands further out. */
function tagBeside(pairs: readonly Pair[], index: number): Pair | undefined {
  const { column } = pairs[index]!
  const near = (found: readonly Pair[]) => {
    const end = found.findIndex((one) => one.column < column || /^(?:repository|image)$/.test(one.key))
    const same = (end < 0 ? found : found.slice(0, end)).filter((one) => one.column === column)
    return same.find(({ key }) => /^(?:tag|newTag)$/.test(key))
  }
  return near(pairs.slice(index + 1)) ?? near(pairs.slice(0, index).reverse())
}

/** The versions that a tag stands for; nothing where it says none, as a variable or the number of a build. */
function tagRange(text: string): string | undefined {
  const tag = (/^\$\{\w+:?-([^}]+)\}$/.exec(text)?.[1] ?? text).split('@')[0]!
  if (/^(?:latest|nightly|develop)\b/i.test(tag)) return NEWEST
  const [, major, minor, patch] = /^v?(\d{1,3})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?(?![\d.])/.exec(tag) ?? []
  if (major === undefined || Number(major) > 99) return undefined
  if (minor === undefined) return `>=${Number(major)}.0.0 <${Number(major) + 1}.0.0`
  if (patch === undefined)
    return `>=${Number(major)}.${Number(minor)}.0 <${Number(major)}.${Number(minor) + 1}.0`
  return `${Number(major)}.${Number(minor)}.${Number(patch)}`
}

/** The version that Kometa writes at the top of its log; `Newest Version` is not the one that runs. */
export function logVersion(text: string): NamedVersion | undefined {
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const version = /(?<!\w[ \t]+)Version:[ \t]+v?(\d{1,3}\.\d{1,4}\.\d{1,4})/.exec(line)?.[1]
    if (version) return { range: version, line: index + 1 }
  }
  return undefined
}
