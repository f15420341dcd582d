import { isPlainName, redactorOf } from '../../api/redact.js'
import type { PathProblem } from '../../files/failure.js'
import { findConfigs } from '../../files/find.js'
import { readSource, readStdin } from '../../files/read.js'
import { detectTerminal } from '../../report/terminal.js'
import { type ListedFile, type ListedVariable, listVariables } from '../../report/variable-table.js'
import { type NeededVariable, neededVariables } from '../../rules/needed-variables.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { readDocument } from '../../yaml/read.js'
import { complain } from '../complain.js'
import { CLEAN, type ExitCode, FAILED, FOUND } from '../exit-codes.js'
import type { Io } from '../io.js'
import { scopeOf } from '../options.js'
import { besideConfig, type VariableSource, variableSources } from './sources.js'

export interface ListRequest {
  readonly paths: readonly string[]
  /** Env files and compose files in place of the environment. */
  readonly from: readonly string[]
  /** The service of a compose file that runs PMM. */
  readonly service?: string
  readonly json: boolean
  /** Whether the settings say where configs are. */
  readonly config: boolean
  /** The settings file that a person names. */
  readonly settingsFile?: string
}

/** `pmm-config secrets list`: the variables that configs need, and which of them are set. Never a value. */
export async function listSecrets(request: ListRequest, io: Io): Promise<ExitCode> {
  const settings = await scopeOf({ settings: request.config, ...request }, io).at(io.cwd)
  if (!settings.ok) return giveUp(settings.problems, io)
  const { files, ignore, folder } = settings.settings
  const found = await findConfigs(request.paths, {
    cwd: io.cwd,
    env: io.env,
    files,
    ignored: [{ patterns: ignore, from: folder }],
    forceExclude: false,
  })
  const given = await variableSources(request.from, request.service, io)
  const problems = [...found.problems, ...given.problems]
  if (problems.length > 0) return giveUp(problems, io)
  const listed: ListedFile[] = []
  for (const { path } of found.targets) {
    const read = path === '-' ? await readStdin(io.stdin) : await readSource(path, io.cwd)
    if (!read.ok) return giveUp([read], io)
    const document = await readDocument(read.source)
    if (document.problems.length > 0) problems.push(unreadable(read.source.path))
    listed.push(neededIn(document, [besideConfig(path, io), ...given.sources]))
  }
  io.stdout.write(request.json ? toJson(listed) : listVariables(listed, detectTerminal(io.stdout, io.env)))
  if (problems.length > 0) return giveUp(problems, io)
  return listed.every(({ variables }) => variables.every(isFilled)) ? CLEAN : FOUND
}

export const isFilled = ({ set, uses }: ListedVariable) => set && !uses.some(({ misspelt }) => misspelt)

function giveUp(problems: readonly PathProblem[], io: Io): ExitCode {
  complain(problems, io)
  return FAILED
}

function unreadable(path: string): PathProblem {
  return {
    path,
    message: 'PMM cannot read this file, so the list may lack some',
    hint: 'See what is wrong: pmm-config validate',
  }
}

/**
 * The variables that a config needs, with where they are set. Names may be what somebody took the brackets of a
 * placeholder for quotes of: they are redacted.
 */
export function neededIn(document: ConfigDocument, sources: readonly VariableSource[]): ListedFile {
  const needed = neededVariables(document)
  const redact = needed.length > 0 ? redactorOf(document) : (words: string) => words
  return {
    path: document.source.path,
    variables: needed.map(({ variables, reserved, uses }) => ({
      ...state(variables, sources, redact),
      reserved,
      uses: uses.map(({ path, ...use }) => ({ ...use, path: redacted(path, redact) })),
    })),
  }
}

function redacted(path: Path, redact: (words: string) => string): Path {
  return path.map((step) => (typeof step === 'string' ? redact(step) : step))
}

function state(
  variables: NeededVariable['variables'],
  sources: readonly VariableSource[],
  redact: (words: string) => string,
): Pick<ListedVariable, 'variable' | 'set' | 'from'> {
  const shown = (name: string) => (isPlainName(name) ? name : redact(name))
  for (const { name, set } of sources) {
    const variable = variables.find((one) => set.has(one))
    if (variable) return { variable: shown(variable), set: true, from: name }
  }
  return { variable: shown(variables[0]!), set: false, from: null }
}

function toJson(files: readonly ListedFile[]): string {
  const all = files.flatMap(({ variables }) => variables)
  const summary = { variables: all.length, notSet: all.filter(({ set }) => !set).length }
  return `${JSON.stringify({ version: 1, files, summary }, null, 2)}\n`
}
