import { resolve } from 'node:path'
import type { Io } from '../cli/io.js'
import { readEnvFile, variablesIn } from '../files/env-file.js'
import { findConfigs } from '../files/find.js'
import { readSource } from '../files/read.js'
import { isPmmConfig } from '../lint/recognize.js'
import type { Section, Session, Standing } from '../plugin/index.js'
import type { Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'
import { tokenPath } from './layout.js'
import { Misuse } from './outcome.js'
import { readAsWritten } from './patch.js'
import type { SecretSource } from './placeholder.js'
import type { Run } from './run.js'
import { sectionOf } from './section.js'

/** A config as it was when it was looked at. */
export interface Opened {
  /** As to be shown to people. */
  readonly path: string
  readonly source: Source
  readonly document: ConfigDocument
  readonly secrets: SecretSource
  readonly modifiedAt?: Date
}

/** And what it says of one service. */
export interface View extends Opened {
  readonly section: Section
  readonly standing: Standing
}

/** Finds the one config that is meant. Throws a Misuse where there is none, or more. */
export async function findConfig({
  request,
  io,
  settings,
}: Pick<Run, 'request' | 'io' | 'settings'>): Promise<string> {
  const { path } = request
  if (path === '-') throw new Misuse('', 'standard input cannot be signed in: name the file')
  const { targets, problems } = await findConfigs(path === undefined ? [] : [path], {
    cwd: io.cwd,
    env: io.env,
    files: settings.files,
    ignored: [{ patterns: settings.ignore, from: settings.folder }],
    forceExclude: false,
  })
  const [problem] = problems
  if (problem) throw new Misuse(problem.path, problem.message, problem.hint)
  const [target, ...more] = targets
  if (!target) throw new Misuse(path ?? '.', 'there is no config here', 'Name the file.')
  if (more.length > 0)
    throw new Misuse(
      path ?? '.',
      `there are ${targets.length} configs here, and tokens belong to one`,
      `Name it: ${targets.map((one) => one.path).join(', ')}`,
    )
  return target.path
}

/** Reads a config. Throws a Misuse where it cannot be read, or is none. */
export async function openConfig(run: Run, path: string): Promise<View> {
  const opened = await openFile(path, run.io, run.request.envFile)
  const view = viewOf(run, path, opened.source, opened.modifiedAt)
  if (view.section.shape === 'missing') mustBeConfig(opened)
  run.seen.view = view
  return view
}

export async function openFile(path: string, io: Io, envFile?: string): Promise<Opened> {
  const outcome = await readSource(path, io.cwd)
  if (!outcome.ok) throw new Misuse(outcome.path, outcome.message, outcome.hint)
  const { source, modifiedAt } = outcome
  return { path, source, document: readAsWritten(source), secrets: secretsOf(path, io, envFile), modifiedAt }
}

export function mustBeConfig({ path, document }: Opened): void {
  if (!isPmmConfig(document))
    throw new Misuse(
      path,
      'this is no config of PMM/Kometa: it has none of their sections',
      'Name the config.',
    )
}

/** A file that variables are to be written into is where they come from, too. */
function secretsOf(path: string, { env, cwd }: Io, envFile: string | undefined): SecretSource {
  const given = envFile === undefined ? {} : variablesIn(resolve(cwd, envFile), env)
  return { env, envFile: { ...readEnvFile(path, cwd, env), ...given } }
}

/** What a text that was read says of the service of a run. */
export function viewOf(run: Run, path: string, source: Source, modifiedAt?: Date): View {
  const { io, provider } = run
  const document = readAsWritten(source)
  const secrets = secretsOf(path, io, run.request.envFile)
  const section = sectionOf(document, provider.service, secrets)
  const when = modifiedAt ? { modifiedAt } : {}
  const standing = provider.standing(section, { now: io.now(), ...when })
  return { path, source, document, section, secrets, standing, ...when }
}

export function tokensOf({ section }: Pick<View, 'section'>, { provider }: Run): Session['tokens'] {
  return Object.fromEntries(
    provider.tokenKeys.map((key) => [key, section.get(tokenPath(provider, key)).value]),
  )
}

/** Why PMM could not read the file, so that writing into it would be of no use. */
export function unreadable({ document, path, section }: View, { provider }: Run): string | undefined {
  if (document.source.encodingProblem) return `${path} is not saved as UTF-8`
  if (document.problems.length > 0) return `PMM cannot read ${path} as it is`
  if (section.shape === 'other')
    return `\`${provider.service}\` in ${path} holds something that is no mapping`
  return undefined
}
