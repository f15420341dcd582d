import type { ConfigDocument, Path } from '../../yaml/document.js'
import { isOfTrakt, MAL } from '../mal-keys.js'
import type { Finding } from '../rule.js'
import { bringHome, dropRepeats } from './homes.js'
import type { Service } from './service.js'
import type { WrittenKey } from './written.js'

/**
 * Keys of a section that stand at another depth than PMM looks for them.
 * @param others sections in the wrong place, which are reported as one
 */
export function* misplacedKeys(
  service: Service,
  document: ConfigDocument,
  others: readonly (readonly (string | number)[])[] = [],
): Iterable<Finding> {
  const inside = new Set(others.map((path) => path.join('\0')))
  const groups = new Map<string, WrittenKey[]>()
  for (const key of service.keys(document)) {
    const parent = key.entry.value.path.slice(0, -1).join('\0')
    // A block that takes its keys along is one mistake, too.
    if (key.how !== 'misplaced' || inside.has(parent) || isAstray(service.section, parent)) continue
    groups.set(parent, [...(groups.get(parent) ?? []), key])
  }
  for (const group of groups.values()) yield finding(service, document, group)
}

/** An `authorization` in the wrong place, with which its keys went astray. */
const isAstray = (section: string, parent: string) =>
  /(?:^|\0)authorization$/.test(parent) && parent !== `${section}\0authorization`

/** All keys of the section that stand beside one, blank ones among them. */
function siblingsOf(service: Service, document: ConfigDocument, path: Path): readonly Path[] {
  const parent = document.at(path.slice(0, -1))
  const entries = parent ? document.entries(parent) : []
  return entries
    .filter(({ name }) => service.isKey(name) || name === 'authorization')
    .map(({ value }) => value.path)
}

const AT_ROOT = 'at the root of the file'

/** Tokens that nothing ties to Trakt, in a file whose `mal` has none: sent to the wrong service they are given away. */
function mayBeMals(document: ConfigDocument, group: readonly WrittenKey[]): boolean {
  const roots = document.entries(document.at([])!)
  const above = roots[roots.findIndex(({ name }) => name === group[0]!.entry.name) - 1]
  const isTokens = group.every(({ name }) => name === 'authorization' || MAL.isTokenKey(name))
  const entries = group.map(({ entry }) => entry)
  return (
    isTokens &&
    above?.name !== 'trakt' &&
    !MAL.isFilled(document, 'access_token') &&
    !isOfTrakt(document, entries)
  )
}

/** Keys that went astray together are one mistake, reported at the first. */
function finding(service: Service, document: ConfigDocument, all: readonly WrittenKey[]): Finding {
  const group = all.filter(({ name }, index) => all.findIndex((key) => key.name === name) === index)
  const repeated = all.filter((key) => !group.includes(key))
  const { section, isTokenKey } = service
  const own = `\`${section}:\``
  const tokenHome = `\`${section}: authorization:\``
  const first = group[0]!
  const { path } = first.entry.value
  const depth = path.length
  const where =
    depth === 1
      ? AT_ROOT
      : depth === 2
        ? path[0] === section
          ? `directly below \`${section}\``
          : `inside \`${path[0]}\``
        : 'inside `authorization`'
  const tokens = group.filter(({ name }) => isTokenKey(name))
  const names = group.map(({ name }) => `\`${name}\``).join(', ')
  const mixed = tokens.length > 0 && tokens.length < group.length && depth === 1
  const home = tokens.length === group.length ? tokenHome : own
  const isBesideMal = section === 'trakt' && where === AT_ROOT && document.at(['mal']) !== undefined
  const isBlock = isBesideMal && group.every(({ name }) => name === 'authorization')
  const eithers = isBesideMal && mayBeMals(document, group)
  return {
    at: first.entry.key,
    covers: siblingsOf(service, document, path),
    message: `${names} ${group.length > 1 ? 'stand' : 'stands'} ${where}; PMM looks for ${group.length > 1 ? 'them' : 'it'} below ${home} and finds nothing.${repeated.map(({ name }) => ` \`${name}\` is there twice: PMM refuses to read such a file.`).join('')}`,
    fix: {
      title: `Move ${names} below ${mixed ? `${own} and \`authorization:\`` : home}`,
      // Another section may have a use for what stands in it.
      safety: repeated.length === 0 && ((depth === 1 && !eithers) || path[0] === section) ? 'safe' : 'unsafe',
      // What it stood in may have nothing else that PMM reads.
      reveals: depth === 1 || path[0] === section ? [section] : [],
      make: (draft) => {
        dropRepeats(
          draft,
          repeated.map(({ entry }) => entry.value.path),
        )
        bringHome(
          draft,
          service,
          group.map(({ name, entry }) => ({ name, path: entry.value.path })),
        )
      },
    },
    hint:
      eithers || isBlock
        ? `Indent ${isBlock ? 'the block' : 'them'} so that ${isBlock ? 'it stands' : 'they stand'} below ${home} (or below \`${isBlock ? 'mal:' : 'mal: authorization:'}\`, if ${isBlock ? 'it belongs' : 'they belong'} there).`
        : `Put ${group.length > 1 ? 'them' : 'it'} below ${home}, indented by ${home === own ? 'two' : 'four'} spaces${mixed ? ', and the tokens below `authorization:` there, by four' : ''}.`,
  }
}
