import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding } from '../rule.js'
import { bringHome } from './homes.js'
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

const AT_ROOT = 'at the root of the file'

/** Keys that went astray together are one mistake, reported at the first. */
function finding(service: Service, document: ConfigDocument, group: readonly WrittenKey[]): Finding {
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
  return {
    at: first.entry.key,
    message: `${names} ${group.length > 1 ? 'stand' : 'stands'} ${where}; PMM looks for ${group.length > 1 ? 'them' : 'it'} below ${home} and finds nothing.`,
    fix: {
      title: `Move ${names} below ${mixed ? `${own} and \`authorization:\`` : home}`,
      // Another section may have a use for what stands in it.
      safety: depth === 1 || path[0] === section ? 'safe' : 'unsafe',
      reveals: [section],
      make: (draft) =>
        bringHome(
          draft,
          service,
          group.map(({ name, entry }) => ({ name, path: entry.value.path })),
        ),
    },
    hint:
      section === 'trakt' &&
      where === AT_ROOT &&
      document.at(['mal']) &&
      group.every(({ name }) => name === 'authorization')
        ? 'Indent the block so that it stands below `trakt:` (or below `mal:`, if it belongs there).'
        : `Put ${group.length > 1 ? 'them' : 'it'} below ${home}, indented by ${home === own ? 'two' : 'four'} spaces${mixed ? ', and the tokens below `authorization:` there, by four' : ''}.`,
  }
}
