import { readAsWritten } from '../../auth/patch.js'
import { readEnvFile } from '../../files/env-file.js'
import { readSource } from '../../files/read.js'
import type { AuthProvider } from '../../plugin/index.js'
import {
  type Check,
  type Checkup,
  checkupJson,
  checkupTable,
  countMarks,
  type Topic,
} from '../../report/checkup.js'
import { detectTerminal } from '../../report/terminal.js'
import { CLEAN, type ExitCode, FOUND } from '../exit-codes.js'
import type { Io } from '../io.js'
import { scopeOf } from '../options.js'
import { defaultSettings, type SettingsOutcome } from '../settings.js'
import { credentialChecks } from './credentials.js'
import { fileChecks, secrecyChecks } from './file.js'
import { findingChecks } from './findings.js'
import { linkedChecks } from './linked.js'
import { pmmUserChecks } from './pmm-user.js'
import { withoutSecrets } from './safe.js'
import { settingsChecks } from './settings-checks.js'
import { signInChecks } from './sign-ins.js'
import { check, type Subject } from './subject.js'
import { composeBeside, variableChecks } from './variables.js'
import { versionChecks } from './versions.js'
import { whichConfig } from './which.js'

export interface DoctorRequest {
  /** The config; without it the one that PMM would read. */
  readonly path?: string
  readonly json: boolean
  /** Whether services are asked over the network. */
  readonly online: boolean
  /** How long a service may take, in seconds. */
  readonly timeout: number
  /** Whether a settings file counts. */
  readonly settings: boolean
  /** The settings file that a person names. */
  readonly settingsFile?: string
}

/** What `doctor` needs beside the machine. */
export interface Services {
  readonly providers: readonly AuthProvider[]
  /** Sent with every request. */
  readonly userAgent: string
}

/** `pmm-config doctor`: looks at everything that a run of PMM depends on, changes nothing. Never throws for bad input. */
export async function runDoctor(request: DoctorRequest, services: Services, io: Io): Promise<ExitCode> {
  const checkup = await examine(request, services, io)
  io.stdout.write(
    request.json ? checkupJson(checkup) : checkupTable(checkup, detectTerminal(io.stdout, io.env)),
  )
  return countMarks(checkup).error > 0 ? FOUND : CLEAN
}

async function examine(request: DoctorRequest, services: Services, io: Io): Promise<Checkup> {
  const notes: string[] = []
  const scope = scopeOf(request, listening(io, notes))
  const here = await scope.at(io.cwd)
  const { path, checks: found } = await whichConfig(request.path, settingsOf(here, io), io)
  const outcome = path === undefined ? here : await scope.for(path)
  const read = path === undefined ? undefined : await readSource(path, io.cwd)
  const file = path === undefined ? [] : [...fileChecks(path, io), ...(await pmmUserChecks(path, io))]
  const compose = path === undefined ? [] : await composeBeside(path, io)
  const subject: Subject | undefined = read?.ok
    ? {
        path: path!,
        document: readAsWritten(read.source),
        modifiedAt: read.modifiedAt,
        settings: settingsOf(outcome, io),
        secrets: { env: io.env, envFile: readEnvFile(path!, io.cwd, io.env) },
        setElsewhere: (variable) =>
          compose.find(({ set }) => set.has(variable) || set.has(variable.replace(/^KOMETA_/, 'PMM_')))?.name,
        providers: services.providers,
        io,
      }
    : undefined
  const isSaid = file.some(({ id, mark }) => id === 'file.read' && mark === 'error')
  const cannot =
    read && !read.ok && !isSaid ? [check('config.read', 'error', 'content', read.message, read.hint)] : []
  const start: readonly Topic[] = [
    { id: 'config', title: 'Config', checks: [...found, ...file, ...cannot, ...contentChecks(subject)] },
    { id: 'versions', title: 'Versions', checks: versionChecks(path, io) },
    { id: 'settings', title: 'Settings', checks: settingsChecks(outcome, request.settings, notes, io.cwd) },
  ]
  const common = { config: path ?? null, online: request.online }
  if (!subject) return { ...common, topics: start }
  const topics: readonly Topic[] = [
    ...start,
    {
      id: 'secrets',
      title: 'Who may see secrets',
      checks: secrecyChecks(subject.path, subject.document, io),
    },
    {
      id: 'credentials',
      title: 'Credentials',
      checks: [...credentialChecks(subject), ...(await signInChecks(subject))],
    },
    { id: 'variables', title: 'Variables', checks: await variableChecks(subject, compose) },
    { id: 'linked', title: 'Files that it names', checks: linkedChecks(subject) },
    { id: 'findings', title: 'Findings', checks: await findingChecks(subject.path, request, io) },
  ]
  const answered = request.online ? [await online(request, services, subject)] : []
  return { ...common, topics: withoutSecrets([...topics, ...answered], subject) }
}

/** Loaded only where somebody asks for it. */
async function online({ timeout }: DoctorRequest, { userAgent }: Services, subject: Subject): Promise<Topic> {
  const { io } = subject
  if (io.stderr.isTTY) io.stderr.write('Asking the services ...\n')
  const { askServices } = await import('./online/services.js')
  return askServices(subject, { timeout, userAgent })
}

/** A file that PMM cannot read is judged as far as it goes. */
function contentChecks(subject: Subject | undefined): readonly Check[] {
  if (!subject) return []
  const { document, path } = subject
  const isReadable = document.problems.length === 0 && !document.source.encodingProblem
  return isReadable
    ? [check('config.read', 'ok', 'content', 'PMM can read it')]
    : [
        check(
          'config.read',
          'error',
          'content',
          'PMM cannot read it as it is; what is said below is of what could be read',
          `See what is wrong: pmm-config validate ${path}`,
        ),
      ]
}

const settingsOf = (outcome: SettingsOutcome, io: Io) =>
  outcome.ok ? outcome.settings : defaultSettings(io.cwd)

/** What would be said beside the results is a part of them here. */
function listening(io: Io, notes: string[]): Io {
  const write = (text: string | Uint8Array) =>
    notes.push(
      String(text)
        .replace(/^pmm-config: /, '')
        .trim(),
    )
  return Object.create(io, { stderr: { value: { isTTY: false, write } } })
}
