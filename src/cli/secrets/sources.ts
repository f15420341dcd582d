import { dirname, join, relative, resolve } from 'node:path'
import { readEnvFile, variablesIn } from '../../files/env-file.js'
import type { PathProblem } from '../../files/failure.js'
import { readSource } from '../../files/read.js'
import { readDocument } from '../../yaml/read.js'
import type { Io } from '../io.js'
import { composeVariables, interpolated, pmmService, servicesIn } from './compose.js'

/** Where variables come from, by what it is called, and the names of those that are set there to something. */
export interface VariableSource {
  readonly name: string
  readonly set: ReadonlySet<string>
}

type Sources = { readonly sources: readonly VariableSource[]; readonly problems: readonly PathProblem[] }

/** PMM passes over variables of nothing but blanks. */
function setIn(name: string, variables: Readonly<Record<string, string | undefined>>): VariableSource {
  return {
    name,
    set: new Set(
      Object.entries(variables).flatMap(([key, value]) => (value?.trim() ? [key.toUpperCase()] : [])),
    ),
  }
}

/** The `.env` beside a config, which PMM reads whatever else there is. */
export const besideConfig = (config: string, { cwd, env }: Io): VariableSource =>
  setIn('.env beside it', readEnvFile(config, cwd, env))

/** @param files env files and compose files; without any the environment of this run */
export async function variableSources(
  files: readonly string[],
  service: string | undefined,
  io: Io,
): Promise<Sources> {
  if (files.length === 0) return { sources: [setIn('the environment', io.env)], problems: [] }
  const found = await Promise.all(
    files.map((file) => (/\.ya?ml$/i.test(file) ? fromCompose(file, service, io) : fromEnvFile(file, io))),
  )
  return {
    sources: found.flatMap(({ sources }) => sources),
    problems: found.flatMap(({ problems }) => problems),
  }
}

async function fromEnvFile(file: string, { cwd, env }: Io): Promise<Sources> {
  const read = await readSource(file, cwd)
  if (!read.ok) return { sources: [], problems: [read] }
  return { sources: [setIn(file, variablesIn(resolve(cwd, file), env))], problems: [] }
}

async function fromCompose(file: string, asked: string | undefined, io: Io): Promise<Sources> {
  const read = await readSource(file, io.cwd)
  if (!read.ok) return { sources: [], problems: [read] }
  const { value } = await readDocument(read.source)
  const names = servicesIn(value)
  const service = asked ?? pmmService(value)
  if (service === undefined || !names.includes(service))
    return { sources: [], problems: [notTold(file, names)] }
  const folder = dirname(resolve(io.cwd, file))
  const around = { ...variablesIn(join(folder, '.env'), io.env), ...io.env }
  const { variables, envFiles } = composeVariables(value, service)
  const own = Object.fromEntries(
    [...variables].map(([name, text]) => [name, text === null ? around[name] : interpolated(text, around)]),
  )
  const sources = [setIn(file, own)]
  const problems: PathProblem[] = []
  for (const envFile of envFiles) {
    const path = resolve(folder, interpolated(envFile, around))
    const there = await fromEnvFile(relative(io.cwd, path) || path, io)
    sources.push(...there.sources)
    problems.push(...there.problems)
  }
  return { sources, problems }
}

function notTold(file: string, names: readonly string[]): PathProblem {
  if (names.length === 0)
    return {
      path: file,
      message: 'this is no compose file: it has no services',
      hint: 'Name a compose file, or a file of NAME=value lines that does not end in .yml.',
    }
  return {
    path: file,
    message: 'it cannot be told which of its services runs PMM/Kometa',
    hint: `Name it with --service: ${names.join(', ')}.`,
  }
}
