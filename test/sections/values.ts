import { findings } from '../support/judged.js'

/** A config in which nothing is wrong, up to what is added. */
const BASE: Readonly<Record<string, string>> = {
  libraries: 'libraries:\n  Films:\n    collection_files:\n      - default: basic\n',
  plex: 'plex:\n  url: http://plex:32400\n  token: env\n',
  tmdb: 'tmdb:\n  apikey: 0123456789abcdef0123456789abcdef\n',
}

/** What is said of a config: its sections in place of those of a sound one, or lines below its one library. */
export async function said(yaml: string, version = '2.4.4'): Promise<readonly string[]> {
  const section = /^(\w+):/.exec(yaml)?.[1]
  const { libraries, ...others } = BASE
  const text =
    section === undefined
      ? `${libraries}${yaml.replace(/^/gm, '  ').trimEnd()}\n${Object.values(others).join('')}`
      : `${Object.entries(BASE)
          .filter(([name]) => name !== section)
          .map(([, lines]) => lines)
          .join('')}${yaml}\n`
  const found = await findings(text, { target: version })
  // These are about single values; whether a service has all it needs is a matter of its own.
  return found
    .filter(({ rule }) => rule !== 'libraries/incomplete-service')
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`)
}
