import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { complain } from '../cli/complain.js'
import type { Io } from '../cli/io.js'
import { readEnvText } from '../files/env-file.js'
import type { AuthProvider, Setting, Verb, VerbRequest } from '../plugin/index.js'
import { inert } from '../report/inert.js'
import { visible } from '../report/visible.js'
import { adviceFor } from './advice.js'
import { byRightClock } from './clock.js'
import { aimed } from './command.js'
import { accessKey, tokenPath } from './layout.js'
import { baseUrls } from './net/base-url.js'
import { noUse } from './no-use.js'
import { Cancelled, EXIT, Misuse, type Outcome } from './outcome.js'
import { redactWords, withoutSecrets } from './redact.js'
import { report } from './report.js'
import type { Run } from './run.js'
import { settingsFor } from './settings.js'
import { watchSignals } from './terminal/interruption.js'
import { createPerson } from './terminal/person.js'
import { auth } from './verbs/auth.js'
import { refresh } from './verbs/refresh.js'
import { revoke } from './verbs/revoke.js'
import { status } from './verbs/status.js'

const VERBS = { auth, status, refresh, revoke }

/** The command line or the surroundings are wrong. */
const MISUSE = 2

/** Runs a verb for a service and says how it went. Returns the exit code. */
export async function runVerb(
  verb: Verb,
  provider: AuthProvider,
  request: VerbRequest,
  io: Io,
  userAgent: string,
  providers: readonly AuthProvider[] = [provider],
): Promise<number> {
  const interruption = watchSignals((text) => void io.stderr.write(`${text}\n`), io.stderr.isTTY)
  try {
    const run = { ...(await prepare(verb, provider, request, io, userAgent, interruption)), providers }
    const outcome = await VERBS[verb](run).catch(asCancelled)
    await run.person.end()
    await run.person.end()
    const note = await noUse(run)
    const told = note === undefined ? outcome : { ...outcome, notes: [note, ...(outcome.notes ?? [])] }
    report(finished(told, run), request.json ?? false, byRightClock(run).io)
    return EXIT[outcome.state]
  } catch (error) {
    if (error instanceof Misuse) return misuse(error, request, io)
    throw error
  } finally {
    interruption.end()
  }
}

function asCancelled(error: unknown): Outcome {
  if (!(error instanceof Cancelled)) throw error
  return { state: 'cancelled', message: 'Cancelled; the config is as it was.' }
}

/** An outcome as it is said: without secrets, with the config in its commands, and with what the file tells. */
function finished(outcome: Outcome, run: Run): Outcome {
  const {
    secrets,
    seen: { view },
    provider,
    request,
  } = run
  const all = [...(outcome.notes ?? []), ...adviceFor(run)]
  const { message, next, notes = [], ...rest } = withoutSecrets({ ...outcome, notes: all }, secrets)
  const told = view && {
    path: view.path,
    standing: view.standing,
    source: sourceOf(view.section.get(tokenPath(provider, accessKey(provider)))),
  }
  return {
    ...told,
    // The block is printed when it comes, and is all that standard output is to hold.
    ...(request.print ? { output: '' } : {}),
    ...rest,
    message: aimed(message, view?.path),
    ...(next === undefined ? {} : { next: aimed(next, view?.path) }),
    notes: notes.map((note) => aimed(note, view?.path)),
  }
}

const sourceOf = ({ from }: Setting): NonNullable<Outcome['source']> =>
  from === 'placeholder' ? from : 'file'

async function prepare(
  verb: Verb,
  provider: AuthProvider,
  request: VerbRequest,
  io: Io,
  userAgent: string,
  interruption: Run['interruption'],
): Promise<Omit<Run, 'providers'>> {
  refuseNodeOptions(io, request)
  const urls = baseUrls(provider, request.urls ?? {}, io.env)
  if ('problem' in urls) throw new Misuse('', String(urls.problem))
  const loaded = await settingsFor(request, io)
  if (!loaded.ok) {
    const [first] = loaded.problems
    throw new Misuse(first?.path ?? '', first?.message ?? 'the settings cannot be read', first?.hint)
  }
  const secrets = new Set<string>()
  const seen: Run['seen'] = {}
  // What a service says may repeat what it was sent.
  const safe = (text: string) => aimed(redactWords(text, secrets), seen.view?.path)
  return {
    verb,
    provider,
    request,
    io: withoutFile(io, request.envFile),
    settings: loaded.settings,
    person: createPerson(io, request, interruption, safe),
    urls: urls as Readonly<Record<string, string>>,
    userAgent,
    interruption,
    secrets,
    seen,
  }
}

/** The variables of a file as Node 20 itself takes them from an `--env-file`, wherever that stands. */
function variablesOfNode(io: Io, file: string | undefined): Readonly<Record<string, string | undefined>> {
  const read = file === undefined ? undefined : readEnvText(resolve(io.cwd, file), file)
  return read && 'text' in read ? parseEnv(read.text) : {}
}

/** Node obeys options that such a file holds before anything of ours runs. */
function refuseNodeOptions(io: Io, { envFile, envFileName }: VerbRequest): void {
  if (envFileName !== 'env-file' || variablesOfNode(io, envFile).NODE_OPTIONS === undefined) return
  throw new Misuse(
    envFile!,
    'this sets NODE_OPTIONS, and with --env-file Node obeys that before pmm-config runs',
    'Say --write-env in its place, which Node does not know.',
  )
}

/** They are the file's, not the environment's. */
function withoutFile(io: Io, file: string | undefined): Io {
  const given = variablesOfNode(io, file)
  const names = Object.keys(given).filter((name) => io.env[name] === given[name])
  if (names.length === 0) return io
  const env = Object.fromEntries(Object.entries(io.env).filter(([name]) => !names.includes(name)))
  // Its streams are made when they are first asked for, so it is not copied.
  return Object.create(io, { env: { value: env } })
}

const safe = (text: string) => inert(visible(text))

function misuse({ path, message, hint }: Misuse, { json }: VerbRequest, io: Io): number {
  const named = path === '' ? {} : { path }
  if (json) report({ state: 'failed', message, ...named, ...(hint ? { next: hint } : {}) }, true, io)
  complain([{ path, message: safe(message), ...(hint ? { hint: safe(hint) } : {}) }], io)
  return MISUSE
}
