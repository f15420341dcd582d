import { isReserved } from './reserved-names.js'

/**
 * PMM's placeholders: the variable KOMETA_MY_SECRET (or PMM_MY_SECRET) fills `<<my-secret>>` and `<<MY_SECRET>>`,
 * and no other spelling (config.py, `check_next`). A name is spelt as the first of these, without brackets.
 */
export interface Placeholder {
  /** UTF-16 offsets in the text it was found in, brackets included; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** What stands between the brackets. */
  readonly spelling: string
  /** The name that was meant, as PMM spells it: `my-secret`. */
  readonly name: string
  /** Whether PMM fills in this spelling. */
  readonly isFilled: boolean
  /** Not so where nothing stands between the brackets that could be one: the name is made up then. */
  readonly hasName: boolean
}

/** Longer ones are no names. */
const ANY = /<<([^<>]{0,200})>>/g

/** Every placeholder of a text, in any spelling. */
export function placeholdersIn(text: string): readonly Placeholder[] {
  if (!text.includes('<<')) return []
  return [...text.matchAll(ANY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    ...spelt(match[1]!),
  }))
}

/** The placeholder that a text is, with nothing around it but blanks. */
export function placeholderAlone(text: string): Placeholder | undefined {
  const [first, ...others] = placeholdersIn(text)
  const alone = first && others.length === 0 && text.trim() === text.slice(first.start, first.end)
  return alone ? first : undefined
}

/**
 * The placeholder that a text would be with two brackets on each side, where it has another number of them. What
 * has one on each side is somebody's own sign for "fill in".
 */
export function bracketsMeant(text: string): Placeholder | undefined {
  const [, opening = '', spelling = '', closing = ''] =
    /^\s*(<{0,20})([A-Za-z0-9_-]{1,100})(>{0,20})\s*$/.exec(text) ?? []
  const isMeant = opening.length > 1 || closing.length > 1
  if (!isMeant || (opening.length === 2 && closing.length === 2)) return undefined
  const start = text.indexOf(opening + spelling)
  const end = start + opening.length + spelling.length + closing.length
  return { start, end, ...spelt(spelling), isFilled: false }
}

function spelt(spelling: string): Omit<Placeholder, 'start' | 'end'> {
  const hasName = /[A-Za-z0-9]/.test(spelling)
  const isFilled = hasName && /^(?:[a-z0-9-]+|[A-Z0-9_]+)$/.test(spelling)
  return { spelling, isFilled, hasName, name: isFilled ? nameOf(spelling) : nameMeant(spelling) }
}

const nameOf = (spelling: string) => spelling.toLowerCase().replaceAll('_', '-')

/** Of `env(PLEX_TOKEN)`, ` my_secret ` or `KOMETA_MY_SECRET` what PMM would call it. */
export function nameMeant(spelling: string): string {
  const inner = /^\s*(?:env|secret|var)\s*[([{]\s*["']?([^()[\]{}"']*)/i.exec(spelling)?.[1] ?? spelling
  const words = inner.toLowerCase().match(/[a-z0-9]+/g) ?? []
  const [first, ...others] = words
  const own = others.length > 0 && (first === 'kometa' || first === 'pmm') ? others : words
  return own.join('-') || 'my-secret'
}

const PREFIXES = ['KOMETA_', 'PMM_'] as const

/**
 * Of `kometa-my-secret` and `pmm-my-secret` the `my-secret` that was probably meant: PMM takes the prefix off the
 * variable, not off the placeholder, so that these are filled from KOMETA_KOMETA_MY_SECRET (kometa.py).
 */
export function withoutPrefix(name: string): string | undefined {
  return /^(?:kometa|pmm)-(.*[a-z0-9].*)$/.exec(name)?.[1]
}

/** The variables that fill a placeholder, the usual one first. */
export function variablesOf(name: string): readonly [string, ...string[]] {
  const spelling = upper(name)
  const [usual, older] = PREFIXES.map((prefix) => prefix + spelling) as [string, string]
  return isReserved(name) ? [older] : [usual, older]
}

/** `my-secret` as variables have it: `MY_SECRET`. */
export const upper = (name: string) => name.toUpperCase().replaceAll('-', '_')

/** `<<my-secret>>`: as PMM fills it in. */
export const written = (name: string) => `<<${name}>>`

/** The name of a variable that somebody else's templating fills in: `${NAME}`, `${NAME:-x}`, `$NAME` alone. */
export function shellVariablesIn(text: string): readonly string[] {
  if (!text.includes('$')) return []
  const alone = /^\s*\$([A-Za-z_]\w{0,99})\s*$/.exec(text)?.[1]
  return alone
    ? [alone]
    : [...text.matchAll(/\$\{([A-Za-z_]\w{0,99})[^{}]{0,200}\}/g)].map((match) => match[1]!)
}

/** Whether anything in a config depends on which variables are set, as far as a look at its text tells. */
export function asksForVariables(text: string): boolean {
  return (
    text.includes('$') ||
    placeholdersIn(text).some(({ name }) => isReserved(name) || withoutPrefix(name) !== undefined)
  )
}

/**
 * Whether a text belongs to a templating of somebody else: `${NAME}`, `$NAME` alone, `{{ name }}`, `{% ... %}`;
 * or to SOPS, which keeps secrets encrypted in git.
 */
export function isTemplate(text: string): boolean {
  if (/\$\{[^}]{0,300}\}|\{%|^\$[A-Z_]\w*$|^ENC\[/.test(text)) return true
  const open = text.indexOf('{{')
  return open >= 0 && text.includes('}}', open)
}
