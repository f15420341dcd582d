/**
 * What an env file means to PMM, which reads it with python-dotenv (1.2.2 in Kometa 2.4.4): the grammar is that
 * of its parser. Node and Docker read such files by other rules.
 */

/** One statement of an env file that names a variable. */
export interface Binding {
  readonly name: string
  /** As written, before `${...}` is filled in; nothing where there is no `=`, which sets nothing. */
  readonly value: string | undefined
  /** Of the name and all up to the end of the value, in UTF-16 offsets; `export` and comments are outside. */
  readonly start: number
  readonly end: number
}

/** Python's idea of white space, which has more controls than JavaScript's, and no byte order mark. */
const BLANK = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
const INLINE = '\\t\\v\\f\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

const sticky = (pattern: string) => new RegExp(pattern, 'y')

const LINES_BEFORE = sticky(`[${BLANK}]*`)
const EXPORT = sticky(`(?:export[${INLINE}]+)?`)
const QUOTED_NAME = sticky(`'([^']+)'`)
const NAME = sticky(`([^=#${BLANK}]+)`)
const SPACE = sticky(`[${INLINE}]*`)
const EQUALS = sticky(`=[${INLINE}]*`)
const SINGLE = sticky(`'((?:\\\\'|[^'])*)'`)
const DOUBLE = sticky(`"((?:\\\\"|[^"])*)"`)
const COMMENT = sticky(`(?:[${INLINE}]*#[^\\r\\n]*)?`)
const LINE_END = sticky(`[${INLINE}]*(?:\\r\\n|\\n|\\r|(?![^]))`)
const REST = sticky('[^\\r\\n]*(?:\\r\\n|\\n|\\r)?')
const UNQUOTED = sticky('[^\\r\\n]*')

// Each begins where a run of blanks does at the most, or a long run would be gone over from each of its blanks.
const COMMENT_BEHIND = new RegExp(`[${BLANK}]#[^]*`)
const BLANKS_AT_END = new RegExp(`(?<![${BLANK}])[${BLANK}]+$`)

const ESCAPED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Every statement of an env file that names a variable, in order; lines that cannot be read are passed over. */
export function bindingsIn(text: string): readonly Binding[] {
  const bindings: Binding[] = []
  for (let at = 0; at < text.length; ) {
    const { binding, next } = statementAt(text, at)
    if (binding) bindings.push(binding)
    at = next
  }
  return bindings
}

interface Statement {
  readonly binding?: Binding
  readonly next: number
}

function statementAt(text: string, from: number): Statement {
  let at = from
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found ?? undefined
  }
  const unread = (): Statement => {
    take(REST)
    return { next: at }
  }
  take(LINES_BEFORE)
  if (at === text.length) return { next: at }
  take(EXPORT)
  const start = at
  const isComment = text[at] === '#'
  const named = isComment ? undefined : take(text[at] === "'" ? QUOTED_NAME : NAME)
  if (!isComment && !named) return unread()
  let end = at
  let value: string | undefined
  take(SPACE)
  if (take(EQUALS)) {
    const quote = text[at]
    if (quote === "'" || quote === '"') {
      const quoted = take(quote === "'" ? SINGLE : DOUBLE)
      if (!quoted) return unread()
      value = decoded(quoted[1]!, quote)
      end = at
    } else {
      const before = at
      value = take(UNQUOTED)![0].replace(COMMENT_BEHIND, '').replace(BLANKS_AT_END, '')
      end = before + value.length
    }
  }
  take(COMMENT)
  if (!take(LINE_END)) return unread()
  return named ? { binding: { name: asPython(named[1]!), value, start, end }, next: at } : { next: at }
}

/** Python reads every line end as a single `\n` before it looks at the text. */
const asPython = (text: string) => text.replace(/\r\n?/g, '\n')

function decoded(text: string, quote: string): string {
  const escapes = quote === "'" ? /\\([\\'])/g : /\\([\\'"abfnrtv])/g
  return asPython(text).replace(escapes, (_, character: string) => ESCAPED[character] ?? character)
}

type Environment = Readonly<Record<string, string | undefined>>

const REFERENCE = /\$\{([^}:]*)(?::-([^}]*))?\}/g

/**
 * The variables that an env file sets, with `${...}` filled in from the environment first and then from the file,
 * whatever quotes are around it. What has no `=` is none of them.
 */
export function variablesOf(text: string, env: Environment): Readonly<Record<string, string>> {
  const variables = new Map<string, string | undefined>()
  for (const { name, value } of bindingsIn(text))
    variables.set(
      name,
      value?.replace(REFERENCE, (_, other: string, otherwise = '') =>
        env[other] !== undefined
          ? env[other]
          : variables.has(other)
            ? (variables.get(other) ?? '')
            : otherwise,
      ),
    )
  return Object.fromEntries(
    [...variables].filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
