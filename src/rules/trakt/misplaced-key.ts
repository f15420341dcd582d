import type { ConfigDocument } from '../../yaml/document.js'
import type { Finding, Rule } from '../rule.js'
import { bringHome } from '../trakt-homes.js'
import { isTokenKey, nested, traktKeys, type WrittenKey } from '../trakt-keys.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/misplaced-key',
    kind: 'lint',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    summary: 'Keys of `trakt` stand at the wrong depth.',
    why: 'PMM reads the tokens only below `trakt: authorization:`, the other keys only directly below `trakt:`. At another depth, often after pasting with the wrong indentation, they are ignored without a word.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  access_token: <<trakt-access>>\n  refresh_token: <<trakt-refresh>>\n  expires_in: 604800\n  created_at: 1790000000\n  token_type: Bearer\n  scope: public\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  authorization:\n    access_token: <<trakt-access>>\n    refresh_token: <<trakt-refresh>>\n    expires_in: 604800\n    created_at: 1790000000\n    token_type: Bearer\n    scope: public\n',
      },
      {
        bad: 'libraries:\ntrakt:\nclient_id: <<trakt-id>>\nclient_secret: <<trakt-secret>>\npin: <<trakt-pin>>\n',
        good: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n',
      },
    ],
  },
  *check({ document }) {
    const inside = new Set(nested(document).map((entry) => entry.value.path.join('\0')))
    const groups = new Map<string, WrittenKey[]>()
    for (const key of traktKeys(document)) {
      const parent = key.entry.value.path.slice(0, -1).join('\0')
      // A whole section in the wrong place is reported as one, and so is a block that takes its keys along.
      if (key.how !== 'misplaced' || inside.has(parent) || isAstray(parent)) continue
      groups.set(parent, [...(groups.get(parent) ?? []), key])
    }
    for (const group of groups.values()) yield finding(document, group)
  },
}

/** An `authorization` in the wrong place, with which its keys went astray. */
const isAstray = (parent: string) =>
  /(?:^|\0)authorization$/.test(parent) && parent !== 'trakt\0authorization'

const AT_ROOT = 'at the root of the file'
const SECTION = '`trakt:`'
const TOKENS = '`trakt: authorization:`'

/** Keys that went astray together are one mistake, reported at the first. */
function finding(document: ConfigDocument, group: readonly WrittenKey[]): Finding {
  const first = group[0]!
  const { path } = first.entry.value
  const depth = path.length
  const where =
    depth === 1
      ? AT_ROOT
      : depth === 2
        ? path[0] === 'trakt'
          ? 'directly below `trakt`'
          : `inside \`${path[0]}\``
        : 'inside `authorization`'
  const tokens = group.filter(({ name }) => isTokenKey(name))
  const names = group.map(({ name }) => `\`${name}\``).join(', ')
  const mixed = tokens.length > 0 && tokens.length < group.length && depth === 1
  const home = tokens.length === group.length ? TOKENS : SECTION
  return {
    at: first.entry.key,
    message: `${names} ${group.length > 1 ? 'stand' : 'stands'} ${where}; PMM looks for ${group.length > 1 ? 'them' : 'it'} below ${home} and finds nothing.`,
    fix: {
      title: `Move ${names} below ${mixed ? '`trakt:` and `authorization:`' : home}`,
      // Another section may have a use for what stands in it.
      safety: depth === 1 || path[0] === 'trakt' ? 'safe' : 'unsafe',
      reveals: ['trakt'],
      make: (draft) =>
        bringHome(
          draft,
          group.map(({ name, entry }) => ({ name, path: entry.value.path })),
        ),
    },
    hint:
      where === AT_ROOT && document.at(['mal']) && group.every(({ name }) => name === 'authorization')
        ? 'Indent the block so that it stands below `trakt:` (or below `mal:`, if it belongs there).'
        : `Put ${group.length > 1 ? 'them' : 'it'} below ${home}, indented by ${home === SECTION ? 'two' : 'four'} spaces${mixed ? ', and the tokens below `authorization:` there, by four' : ''}.`,
  }
}
