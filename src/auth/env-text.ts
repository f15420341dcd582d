import { parseEnv } from 'node:util'
import { bindingsIn } from '../files/dotenv.js'

type Variables = Readonly<Record<string, string>>

/** The text of an env file with new values, or why there is none. */
export type EnvText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string }

/**
 * Sets variables in the text of an env file: a value is replaced where it stands, others are added, every other
 * line and comment stays. What PMM would read afterwards is checked: the new values, and all others as before.
 */
export function setVariables(text: string, variables: Variables): EnvText {
  const unfit = Object.keys(variables).find((name) => written(variables[name]!) === undefined)
  if (unfit) return { ok: false, reason: `no quotes make a shell and PMM read the same value for ${unfit}` }
  const proven = candidates(text, variables).filter((after) => isReadByPmm(text, after, variables))
  const best = proven.find((after) => isReadByNode(after, variables)) ?? proven[0]
  return best === undefined
    ? { ok: false, reason: `PMM would not read ${Object.keys(variables).join(', ')} from it` }
    : { ok: true, text: best }
}

/** What stays unread behind a line without `=`, as Node takes such a line, is read in front of it. */
function candidates(text: string, variables: Variables): readonly string[] {
  const { replaced, left } = replace(withoutMark(text, variables), variables)
  if (left.length === 0) return [replaced]
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const added = left.map((name) => `${name}=${written(variables[name]!)}${lineBreak}`).join('')
  const isWhole = replaced === '' || /[\r\n]$/.test(replaced)
  return [replaced + (isWhole ? '' : lineBreak) + added, added + replaced.replace(/^\ufeff/, '')]
}

function replace(text: string, variables: Variables) {
  const left = new Set(Object.keys(variables))
  let replaced = ''
  let at = 0
  for (const { name, start, end } of bindingsIn(text)) {
    const value = variables[name]
    if (value === undefined) continue
    replaced += `${text.slice(at, start)}${name}=${written(value)}`
    at = end
    left.delete(name)
  }
  return { replaced: replaced + text.slice(at), left: [...left] }
}

/** A byte order mark is a part of the first name to PMM, so that it never finds the variable. */
function withoutMark(text: string, variables: Variables): string {
  const [first] = bindingsIn(text)
  return first && /^\ufeff/.test(first.name) && variables[first.name.slice(1)] !== undefined
    ? text.slice(1)
    : text
}

function isReadByPmm(before: string, after: string, variables: Variables): boolean {
  const others = (text: string) =>
    JSON.stringify(
      bindingsIn(text.replace(/^\ufeff/, ''))
        .filter(({ name }) => variables[name] === undefined)
        .map(({ name, value }) => [name, value]),
    )
  const last = new Map(bindingsIn(after).map(({ name, value }) => [name, value]))
  return (
    Object.entries(variables).every(([name, value]) => last.get(name) === value) &&
    others(before) === others(after)
  )
}

const isReadByNode = (text: string, variables: Variables) => {
  const read = parseEnv(text)
  return Object.entries(variables).every(([name, value]) => read[name] === value)
}

/**
 * Whether a value needs no quotes. Only such a value is the same to all who read env files: `docker run
 * --env-file` takes quotes for a part of it.
 */
export const needsNoQuotes = (value: string) => /^(?:[\w.:/+=@%,-]|(?<=[\w.-])~)*$/.test(value)

/**
 * A value as PMM and a shell read it alike, and Node and Docker Compose, too, where it holds neither backslashes
 * nor both kinds of quotes; nothing where there is no such way: python-dotenv fills in `${...}` in all quotes, and
 * knows no escape for a dollar sign.
 */
function written(value: string): string | undefined {
  if (needsNoQuotes(value)) return value
  if (/\p{C}|(?! )\p{Z}|\$\{/u.test(value)) return undefined
  if (!/['\\]/.test(value)) return `'${value}'`
  return /[$`]/.test(value) ? undefined : `"${value.replace(/["\\]/g, '\\$&')}"`
}
