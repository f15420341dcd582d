import { resolve } from 'node:path'
import { variablesIn } from '../files/env-file.js'
import type { PathProblem } from '../files/failure.js'
import type { HeldConfig } from '../files/write/hold.js'
import { type Private, writePrivate } from '../files/write/private.js'
import { rightsOf } from '../files/write/rights.js'
import { describeWriteFailure } from '../files/write/words.js'
import type { Change } from '../plugin/index.js'
import type { Source } from '../text/source.js'
import { destinationOf } from './destination.js'
import { envNotes } from './env-notes.js'
import { needsNoQuotes, setVariables } from './env-text.js'
import { tokenPath } from './layout.js'
import { envBeside } from './obstacle.js'
import { unreadable, type View, viewOf } from './open.js'
import { patch } from './patch.js'
import type { Received } from './record.js'
import type { Run } from './run.js'

export type Stored =
  | { readonly ok: true; readonly written: readonly string[]; readonly notes: readonly string[] }
  | ({ readonly ok: false } & PathProblem)

/** Puts new tokens where they belong, and reads back what PMM would read. */
export async function store(run: Run, held: HeldConfig, path: string, received: Received): Promise<Stored> {
  const asked = asRecorded(run, received)
  const { envFile } = received
  const written: string[] = []
  const notes: string[] = []
  const before = held.read()
  let destination = destinationOf(asked, viewOf(asked, path, before), received)
  const { variables, missing } = destination
  if (envFile !== undefined) {
    const shown = run.request.envFile ?? envFile
    const place = writeVariables(envFile, shown, variables, held.real)
    if ('message' in place) return { ok: false, ...place }
    written.push(`${shown} (${Object.keys(variables).join(', ')})`)
    notes.push(...unread(run, path, envFile, shown, variables), ...inQuotes(shown, variables))
    notes.push(...(await envNotes(place, shown, path)))
    if (Object.keys(missing).length > 0) notes.push(...placeholderNotes(path, run, missing))
  }
  const patched = (source: Source) => {
    const view = viewOf(asked, path, source)
    // What PMM cannot read holds no place for tokens, however it came there.
    if (unreadable(view, asked) !== undefined) return undefined
    destination = destinationOf(asked, view, received)
    const result = patch(view.document, run.provider.service, destination.changes)
    return result.ok ? result.text : undefined
  }
  const text = patched(before)
  if (text === undefined) return { ok: false, ...UNFIT, path }
  if (text !== before.text) {
    const outcome = await held.write({ before, text, backup: true, again: async (source) => patched(source) })
    if (!outcome.ok) return outcome
    const keys = new Set(destination.changes.map((one) => `${run.provider.service}.${one.path[0]}`))
    written.push(`${path} (${[...keys].join(', ')})`)
    notes.push(...outcome.notes)
  }
  const now = viewOf(asked, path, held.read())
  if (!areThere(run, now, destination.changes)) return { ok: false, ...UNFIT, path }
  if (envFile === undefined) {
    if (!isRead(run, now, received)) return { ok: false, ...UNFIT, path }
  } else if (!areIn(envFile, variables, run.io.env))
    return { ok: false, ...UNFIT, path: run.request.envFile ?? envFile }
  return { ok: true, written, notes }
}

/** What was asked for when the tokens came, which may have been another run. */
function asRecorded(run: Run, { envFile, placeholders = false }: Received): Run {
  const { envFile: _, ...request } = run.request
  return { ...run, request: { ...request, placeholders, ...(envFile === undefined ? {} : { envFile }) } }
}

const UNFIT = {
  message: 'another program changed this file meanwhile, and PMM does not read the new tokens from it',
  hint: 'Look what else writes it just now, such as PMM or a program that keeps folders the same, and stop that.',
}

/** Whether the config holds what was put into it. */
const areThere = ({ provider }: Run, { document }: View, changes: readonly Change[]) =>
  changes.every(({ path, value }) => (document.get([provider.service, ...path]) ?? null) === value)

/** Whether PMM would read just these tokens. */
const isRead = ({ provider }: Run, { section }: View, { tokens }: Received) =>
  provider.tokenKeys.every((key) => {
    const token = tokens[key] ?? null
    return (section.get(tokenPath(provider, key)).value ?? null) === (token === null ? null : String(token))
  })

/** Whether an env file sets just these variables. */
function areIn(file: string, variables: Readonly<Record<string, string>>, env: Run['io']['env']): boolean {
  const present = variablesIn(file, env)
  return Object.entries(variables).every(([name, value]) => present[name] === value)
}

function writeVariables(
  file: string,
  shown: string,
  variables: Readonly<Record<string, string>>,
  config: string,
): PathProblem | Private {
  try {
    let refused: PathProblem | undefined
    const place = writePrivate(file, rightsOf(config), (text) => {
      const changed = setVariables(text, variables)
      if (changed.ok) return changed.text
      refused = { path: shown, message: `${changed.reason}; the file is as it was`, hint: BY_HAND }
      return text
    })
    return refused ?? place
  } catch (error) {
    return describeWriteFailure(shown, error)
  }
}

const BY_HAND =
  'Put them into the config by hand, in quotes: they are below `received` in the file that keeps them.'

/** Known only when the service has sent it: what has to be quoted is not the same to all. */
function inQuotes(shown: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(variables).filter((name) => !needsNoQuotes(variables[name]!))
  return names.length === 0
    ? []
    : [
        `In ${shown} the value of ${names.join(', ')} stands in quotes: PMM and a shell read it right, \`docker run --env-file\` takes the quotes for a part of it.`,
      ]
}

/** Why PMM would not read what has just been written for it. */
function unread(
  { io }: Run,
  path: string,
  file: string,
  shown: string,
  variables: Readonly<Record<string, string>>,
): readonly string[] {
  const stronger = Object.keys(variables).filter((name) => io.env[name] && io.env[name] !== variables[name])
  const own = envBeside(path)
  return [
    ...(stronger.length > 0
      ? [
          `${stronger.join(', ')} ${stronger.length > 1 ? 'are' : 'is'} set in the environment, too, and ${stronger.length > 1 ? 'win' : 'wins'} over ${shown} there: set anew, or take away.`,
        ]
      : []),
    ...(resolve(io.cwd, own) === file
      ? []
      : [
          `PMM by itself reads ${own} only; ${shown} has to be handed to it, for example by \`docker run --env-file\`.`,
        ]),
  ]
}

function placeholderNotes(
  path: string,
  { provider }: Run,
  missing: Readonly<Record<string, string>>,
): readonly string[] {
  const lines = Object.entries(missing).map(
    ([key, placeholder]) => `${provider.service}.${key}: ${placeholder}`,
  )
  return [
    `${path} does not name these variables yet; put the placeholders in by --placeholders, or by hand:`,
    ...lines,
  ]
}
