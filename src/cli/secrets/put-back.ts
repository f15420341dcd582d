import { resolve, type SecretSource } from '../../auth/placeholder.js'
import { type Placeholder, placeholdersIn, variablesOf } from '../../kometa/placeholders.js'
import { neededAt } from '../../rules/not-text.js'
import { applyEdits, type Edit } from '../../text/edit.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import type { ScalarStyle } from '../../yaml/node.js'
import { contentOf, type Respelling, respells, spelledIn, thoseThatRespell } from '../../yaml/respell.js'
import { scalarsOf, type WrittenScalar } from '../../yaml/scalars.js'
import { inOrder, type Left, type Move, type Plan } from './take-out.js'

/**
 * Works out what a config is with the values of an env file in place of its placeholders. A value keeps the quotes
 * that its placeholder has, so that what `takeOut` took away comes back as it was; it gets others only where PMM
 * would read it as something else.
 *
 * @param only names of variables, where not all are meant
 */
export function putBack(
  document: ConfigDocument,
  envFile: SecretSource['envFile'],
  only?: readonly string[],
): Plan {
  const { source } = document
  const left: Left[] = []
  const candidates: Candidate[] = []
  for (const scalar of scalarsOf(document)) {
    const asked = askedFor(scalar, envFile)
    if (!asked || (only && !asked.variables.some((variable) => only.includes(variable)))) continue
    const place = { path: scalar.path, line: source.position(scalar.start).line }
    const { value, variable, text } = asked
    if (value === undefined) left.push({ ...place, reason: asked.reason ?? `${variable} is not set` })
    else
      candidates.push({
        scalar,
        text: scalar.text.replaceAll(text, () => value),
        edit: inPlace(document, scalar, text, value),
        move: { ...place, text, variable, value },
      })
  }
  const fit = thoseThatRespell(document, candidates)
  const made = candidates.flatMap((one) => {
    const fitting = fit.has(one) ? one : inQuotes(document, one)
    if (!fitting)
      left.push({
        ...one.move,
        reason: `no quotes there make PMM read the value of ${one.move.variable} as it is`,
      })
    return fitting ? [fitting] : []
  })
  return {
    text: applyEdits(
      source.text,
      made.map(({ edit }) => edit),
    ),
    moves: made.map(({ move }) => move),
    left: inOrder(left),
  }
}

interface Candidate extends Respelling {
  readonly move: Move
}

interface Asked {
  /** What is to be replaced. */
  readonly text: string
  readonly variables: readonly [string, ...string[]]
  /** The one that is set, else the usual one. */
  readonly variable: string
  readonly value?: string
  readonly reason?: string
}

/** What PMM would fill a scalar from, if anything. */
function askedFor(scalar: WrittenScalar, envFile: SecretSource['envFile']): Asked | undefined {
  const { path, text, isKey, kind } = scalar
  if (isKey || kind !== 'string' || path.includes('template_variables')) return undefined
  const word = plexVariables(path, text)
  if (word) {
    const variable = word.find((one) => envFile[one]?.trim())
    const value = variable && envFile[variable]
    return { text, variables: word, variable: variable ?? word[0], ...(value === undefined ? {} : { value }) }
  }
  const placeholders = placeholdersIn(text).filter(({ isFilled }) => isFilled)
  const [first] = placeholders
  if (!first) return undefined
  const variables = variablesOf(first.name)
  const asked = { text: written(first), variables, variable: variableSet(first, envFile) ?? variables[0] }
  if (new Set(placeholders.map(({ name }) => name)).size > 1)
    return { ...asked, reason: 'there are several placeholders in it, of which PMM fills one' }
  if (neededAt(path)) return { ...asked, reason: 'PMM needs something else than a text there' }
  const value = resolve(first.name, { env: {}, envFile })
  return { ...asked, ...(value === undefined ? {} : { value }) }
}

const written = ({ spelling }: Placeholder) => `<<${spelling}>>`

const variableSet = ({ name }: Placeholder, envFile: SecretSource['envFile']) =>
  variablesOf(name).find((variable) => envFile[variable]?.trim())

/** The word `env` in the place of Plex's address or token, in any case. */
function plexVariables(path: Path, text: string): readonly [string, string] | undefined {
  const key = path.at(-1)
  if (path.at(-2) !== 'plex' || (key !== 'url' && key !== 'token') || text.toLowerCase() !== 'env')
    return undefined
  return [`KOMETA_PLEX_${key.toUpperCase()}`, `PMM_PLEX_${key.toUpperCase()}`]
}

const QUOTES: readonly (readonly [ScalarStyle, string])[] = [
  ['single', "'"],
  ['double', '"'],
]

/** Puts a value in the place of what is to be replaced, in the quotes that are there. */
function inPlace({ source }: ConfigDocument, scalar: WrittenScalar, old: string, value: string): Edit {
  const content = contentOf(scalar)
  const raw = source.text.slice(content.start, content.end)
  return {
    range: content,
    text: raw.replaceAll(spelledIn(scalar.style, old), () => spelledIn(scalar.style, value)),
  }
}

/** The same in quotes of its own, where the scalar is written plainly on one line. */
function inQuotes(document: ConfigDocument, candidate: Candidate): Candidate | undefined {
  const { scalar, text } = candidate
  const { start, end, style } = scalar
  const content = contentOf(scalar)
  const raw = document.source.text.slice(content.start, content.end)
  if (raw !== spelledIn(style, scalar.text) || /[\r\n]/.test(raw)) return undefined
  return QUOTES.map(([kind, quote]) => ({
    ...candidate,
    edit: { range: { start, end }, text: `${quote}${spelledIn(kind, text)}${quote}` },
  })).find((one) => respells(document, [one]))
}
