import { resolve } from 'node:path'
import { readEnvText } from '../files/env-file.js'
import type { PathProblem } from '../files/failure.js'
import { realPath } from '../files/real-path.js'
import type { HeldConfig } from '../files/write/hold.js'
import { provePrivate } from '../files/write/private.js'
import { rightsOf } from '../files/write/rights.js'
import { describeWriteFailure } from '../files/write/words.js'
import type { Tokens, VerbRequest } from '../plugin/index.js'
import { shellWord } from '../report/shell-word.js'
import { type Destination, destinationOf, standIns } from './destination.js'
import { needsNoQuotes, setVariables } from './env-text.js'
import type { View } from './open.js'
import { unreadable } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { patch } from './patch.js'
import type { Run } from './run.js'

/**
 * What would keep tokens from being written, found out before one is spent: a file that PMM cannot read,
 * placeholders in the way, a place that cannot be edited. Nothing when they can be.
 */
export function obstacle(
  run: Run,
  view: View,
  client: Readonly<Record<string, string>> = {},
  tokens: Tokens = standIns(run),
): Outcome | undefined {
  const { provider, request } = run
  const reason = unreadable(view, run)
  const { path } = view
  if (reason)
    return failed(
      `${reason}, so tokens in it would be of no use. Nothing was sent.`,
      'See what is wrong: pmm-config validate <config>',
    )
  if (request.print) return undefined
  if (request.envFile !== undefined && realPath(request.envFile, run.io.cwd) === realPath(path, run.io.cwd))
    return failed(
      `--write-env names ${path} itself, and variables in it would spoil it. Nothing was sent.`,
      `Name the file that PMM reads them from: pmm-config ${provider.service} auth --write-env ${shellWord(envBeside(path))} <config>`,
    )
  const destination = destinationOf(run, view, { tokens, client })
  if (destination.blocked.length > 0) return inTheWay(run, view, destination)
  if (destination.shared.length > 0)
    return failed(
      `In ${path} one variable stands for ${destination.shared.map((key) => `${provider.service}.${key}`).join(' and for ')}, and can hold one of them only. Nothing was sent.`,
      'Give each a placeholder of its own, then run the command again.',
    )
  if (request.envFile !== undefined) {
    const inFile = unfitForEnv(run, request.envFile, destination.variables)
    if (inFile) return inFile
  }
  const patched = patch(view.document, provider.service, destination.changes)
  if (patched.ok) return undefined
  return failed(
    `The tokens cannot be put into ${path}: ${patched.reason}. Nothing was sent.`,
    `Write the section \`${provider.service}\` plainly, or take the finished block by --print.`,
  )
}

/** Why PMM, or another who reads the env file, would not read what is to be written into it. */
function unfitForEnv(
  { io, provider: { service } }: Run,
  envFile: string,
  variables: Destination['variables'],
): Outcome | undefined {
  const otherWay = `Write it into the config instead, without --write-env, or take the finished block by \`pmm-config ${service} auth --print <config>\`.`
  const quoted = Object.keys(variables).find((name) => !needsNoQuotes(variables[name]!))
  if (quoted)
    return failed(
      `The value for ${quoted} has characters in it that a shell, Docker and PMM do not read alike from an env file, whatever quotes are around it. Nothing was sent.`,
      otherWay,
    )
  const read = readEnvText(resolve(io.cwd, envFile), envFile)
  if ('message' in read) return failed(`${read.path}: ${read.message}. Nothing was sent.`, read.hint)
  const changed = setVariables(read.text, variables)
  return changed.ok
    ? undefined
    : failed(
        `The tokens cannot be put into ${envFile} as it is: ${changed.reason}. Nothing was sent.`,
        `Name another file. ${otherWay}`,
      )
}

function inTheWay({ provider, request }: Run, { path }: View, { blocked }: Destination): Outcome {
  const list = blocked.map(
    ({ key, variable }) => `${provider.service}.${key}${variable ? ` (${variable})` : ''}`,
  )
  const isOurs = blocked.every(({ variable }) => variable !== undefined)
  const misspelt = blocked.filter(({ spelling }) => spelling)
  const names = misspelt.map(({ key, spelling }) => `${provider.service}.${key}: ${spelling}`)
  return {
    state: 'required',
    message: `In ${path} placeholders stand where the tokens go, and they are left alone: ${list.join(', ')}. Nothing was sent.`,
    next:
      misspelt.length > 0
        ? `PMM never fills in placeholders of this spelling. Write them so, then run the command again: ${names.join(', ')}`
        : isOurs
          ? `Let the variables be written into the file that PMM reads them from: pmm-config ${provider.service} auth ${importOption(request)}--write-env ${shellWord(envBeside(path))} <config>`
          : `Another program fills these in. Take the finished block by \`pmm-config ${provider.service} auth --print <config>\`${request.envFile ? ' instead of --write-env' : ''}, and put its parts where that program takes them from.`,
  }
}

/** What somebody has in hand is not to be asked for anew. */
const importOption = ({ import: file }: VerbRequest) =>
  file === undefined ? '' : `--import ${file === '-' ? file : shellWord(file)} `

/** The env file that PMM reads: the one beside its config. */
export const envBeside = (path: string) => path.replace(/[^/\\]*$/, '.env')

/** In bytes: more than tokens add to a file. */
const TOKENS = 8192

/** What would keep tokens from being written, tried out on the disk. */
export function unprovable({ request, io }: Run, held: HeldConfig): Outcome | undefined {
  if (request.print) return undefined
  const { envFile } = request
  const prove = () => held.prove(held.read().text.length + TOKENS)
  const problem =
    envFile === undefined ? prove() : proveEnvFile(resolve(io.cwd, envFile), envFile, held.real, prove)
  return problem && failed(`${problem.path}: ${problem.message}. Nothing was sent.`, problem.hint)
}

function proveEnvFile(
  path: string,
  shown: string,
  config: string,
  prove: () => PathProblem | undefined,
): PathProblem | undefined {
  let problem: PathProblem | undefined
  try {
    // There has to be room for both at once.
    provePrivate(path, rightsOf(config), TOKENS, () => {
      problem = prove()
    })
    return problem
  } catch (error) {
    return describeWriteFailure(shown, error)
  }
}
