/** What a text calls the keys that are looked for, in all the ways people and programs write them. */
export interface KeyNames {
  /** The key that a name means: `accessToken`, `Access Token` and `KOMETA_TRAKT_ACCESS_TOKEN` mean one. */
  keyOf(name: string): string | undefined
  /** Matches each `name: value` in lines: the name, then the value, in quotes or not. */
  readonly pattern: RegExp
}

const VALUE = `"[^"\\n]*"|'[^'\\n]*'|[^\\s,;{}#"'\`]+`

/**
 * @param variables other names, such as of variables that placeholders stand for, to the key they mean
 */
export function keyNames(
  service: string,
  keys: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): KeyNames {
  const others = new Map(Object.entries(variables).map(([name, key]) => [name.toLowerCase(), key]))
  const spelt = keys.map((key) => key.split('_').join('[ _-]?')).join('|')
  const prefix = `(?:(?:kometa|pmm)[_-])?(?:${service}[ _-]?)?`
  const whole = new RegExp(`^${prefix}(${spelt})$`, 'i')
  const bare = (text: string) => text.toLowerCase().replace(/[ _-]/g, '')
  const names = [...[...others.keys()].map(escaped), `${prefix}(?:${spelt})`].join('|')
  const between = [
    // `key: value`, `key=value`, `key => value`; a cell of a table beside another.
    `(?: is)?[ \\t]*(?:[:=]>?|[|\\t])[ \\t|]*(${VALUE})`,
    // A label with its value alone in the next line.
    `[ \\t]*[:|]?[ \\t]*\\n[ \\t>|]*([\\w.~+/=-]+)(?=[ \\t|]*(?:\\n|$))`,
  ]
  return {
    keyOf(name) {
      const known = others.get(name.toLowerCase())
      const found = known ?? whole.exec(name.trim())?.[1]
      return found === undefined ? undefined : keys.find((key) => bare(key) === bare(found))
    },
    pattern: new RegExp(`(?<![\\w-])(${names})["'*\`]*(?:${between.join('|')})`, 'gi'),
  }
}

const escaped = (name: string) => name.replace(/[^\w]/g, '\\$&')
