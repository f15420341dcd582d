import { resolve } from 'node:path'
import { envNotes } from '../../auth/env-notes.js'
import { needsNoQuotes, setVariables } from '../../auth/env-text.js'
import { envBeside } from '../../auth/obstacle.js'
import { variablesOf } from '../../files/dotenv.js'
import { readEnvStrictly } from '../../files/env-file.js'
import type { PathProblem } from '../../files/failure.js'
import { isTracked } from '../../files/git.js'
import { ignoreByGit } from '../../files/gitignore.js'
import { realPath } from '../../files/real-path.js'
import { type HeldConfig, holdConfig } from '../../files/write/hold.js'
import { type Private, provePrivate, writePrivate } from '../../files/write/private.js'
import { rightsOf } from '../../files/write/rights.js'
import { describeWriteFailure, isRefusal } from '../../files/write/words.js'
import type { Source } from '../../text/source.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { readDocument } from '../../yaml/read.js'
import type { Io } from '../io.js'
import type { EnvTarget } from './env-target.js'
import type { Plan } from './take-out.js'

/** What is to be stored, and how it is worked out anew for what stands in the files by then. */
export interface Storing {
  readonly path: string
  readonly env: EnvTarget
  readonly backup: boolean
  planOf(document: ConfigDocument, envText: string): Plan
  unfit(document: ConfigDocument): PathProblem | undefined
}

export type Stored =
  | { readonly ok: true; readonly plan: Plan; readonly notes: readonly string[] }
  | ({ readonly ok: false } & PathProblem)

/**
 * Writes secrets into the env file, and then the config without them: a run that is killed in between leaves them in
 * both, and the next one goes on from there. Nothing is written before it is known that both can be.
 */
export async function store(storing: Storing, io: Io): Promise<Stored> {
  const outcome = await holdConfig(storing.path, io.cwd, (held) => storeHeld(held, storing, io))
  return 'ok' in outcome ? outcome : { ok: false, ...outcome }
}

async function storeHeld(held: HeldConfig, storing: Storing, io: Io): Promise<Stored> {
  const { path, env, backup } = storing
  const before = held.read()
  const present = readEnvStrictly(env.path, env.shown)
  if ('message' in present) return { ok: false, ...present }
  const plan = planFrom(before, storing, present.text)
  if ('message' in plan) return { ok: false, ...plan }
  const variables = Object.fromEntries(plan.moves.map(({ variable, value }) => [variable, value]))
  const problem = prove(held, storing, plan, variables) ?? putIntoEnv(held, storing, variables)
  if ('message' in problem) return { ok: false, ...problem }
  const written = await held.write({
    before,
    text: plan.text,
    backup,
    again: async (source) => {
      const other = planFrom(source, storing, readText(env))
      const isHeld = 'moves' in other && other.moves.every((one) => variables[one.variable] === one.value)
      return isHeld ? other.text : undefined
    },
  })
  if (!written.ok) return written
  return {
    ok: true,
    plan,
    notes: [...written.notes, ...(await envNotes(problem, env.shown, path)), ...notesOn(storing, plan, io)],
  }
}

function planFrom(source: Source, { planOf, unfit }: Storing, envText: string): Plan | PathProblem {
  const document = readDocument(source)
  return unfit(document) ?? planOf(document, envText)
}

function readText({ path, shown }: EnvTarget): string {
  const read = readEnvStrictly(path, shown)
  return 'text' in read ? read.text : ''
}

type Variables = Readonly<Record<string, string>>

/** In bytes: what quotes and names add to a value at the most. */
const PER_VARIABLE = 300

/** What would keep either file from being written, tried out on the disk; there has to be room for both. */
function prove(
  held: HeldConfig,
  { env }: Storing,
  plan: Plan,
  variables: Variables,
): PathProblem | undefined {
  const size = Object.values(variables).reduce((sum, value) => sum + 2 * value.length + PER_VARIABLE, 0)
  let problem: PathProblem | undefined
  try {
    provePrivate(env.path, rightsOf(held.real), size, () => {
      problem = held.prove(Buffer.byteLength(plan.text))
    })
    return problem
  } catch (error) {
    if (isRefusal(error)) return describeWriteFailure(env.shown, error)
    throw error
  }
}

function putIntoEnv(held: HeldConfig, { env }: Storing, variables: Variables): Private | PathProblem {
  let refused: PathProblem | undefined
  try {
    if (env.isSeen) ignoreByGit(env.real)
    const place = writePrivate(env.path, rightsOf(held.real), (text) => {
      const there = variablesOf(text, {})
      const missing = Object.entries(variables).filter(([name, value]) => there[name] !== value)
      const changed = setVariables(text, Object.fromEntries(missing))
      if (changed.ok) return changed.text
      refused = { path: env.shown, message: `${changed.reason}; nothing was written`, hint: OTHER_FILE }
      return text
    })
    return refused ?? place
  } catch (error) {
    if (isRefusal(error)) return describeWriteFailure(env.shown, error)
    throw error
  }
}

const OTHER_FILE = 'Name another file with --write-env.'

/** What people have to see to so that PMM gets the values. */
function notesOn({ path, env }: Storing, { moves }: Plan, io: Io): readonly string[] {
  const isKept = isTracked(realPath(path, io.cwd))
  const quoted = moves.filter(({ value }) => !needsNoQuotes(value)).map(({ variable }) => variable)
  const own = envBeside(path)
  return [
    ...(resolve(io.cwd, own) === env.path
      ? []
      : [
          `PMM by itself reads ${own} only; ${env.shown} has to be handed to it, for example by \`docker run --env-file\`.`,
        ]),
    ...(quoted.length > 0
      ? [
          `In ${env.shown} the value of ${quoted.join(', ')} stands in quotes: PMM and a shell read it right, \`docker run --env-file\` takes the quotes for a part of it.`,
        ]
      : []),
    ...(isKept
      ? [
          `Git keeps ${path}: what was committed before is in its history for whoever can read that. Get new ones of those.`,
        ]
      : []),
    ...(moves.some(({ path: steps }) => steps.includes('authorization'))
      ? [
          'When PMM renews a sign-in it writes the new tokens into the config itself; `pmm-config secrets extract` moves them again.',
        ]
      : []),
  ]
}
