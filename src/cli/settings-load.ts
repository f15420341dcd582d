import { relative, resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import { loadNamedSettings, loadSettingsFile, runSettings } from '../files/settings-file.js'
import { belongsTo, strangerOwning } from '../files/settings-owner.js'
import { toSlashes } from '../files/target.js'
import { visible } from '../report/visible.js'
import { readLoaded, type SettingsOutcome, type Trust } from './settings.js'
import { isTrusted, runsUnasked } from './settings-trust.js'

export interface Surroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Told of what settings ask for and do not get. */
  note(text: string): void
}

/** A person named the file, or trusts its folder. */
const ASKED_FOR: Trust = { named: true, runsPlugins: async () => true }

/** The settings that a person named. */
export async function loadNamed(file: string, { cwd }: Surroundings): Promise<SettingsOutcome> {
  return readLoaded(resolve(cwd, file), await loadNamedSettings(file, cwd), cwd, ASKED_FOR)
}

/** Settings that were found, and are data. Their plugins run only where a person trusts the folder. */
export async function loadData(place: string, { cwd, env, note }: Surroundings): Promise<SettingsOutcome> {
  const runsPlugins = async () => !strangerOwning(place) && (await isTrusted(place, env))
  const outcome = await readLoaded(place, await loadSettingsFile(place, cwd), cwd, {
    named: false,
    runsPlugins,
  })
  const path = visible(shown(place, cwd))
  if (outcome.ok && outcome.settings.leavesOutPlugins)
    note(`${path}: the plugins it names are programs, and are not run unasked. ${howToAsk(path, env)}`)
  return outcome
}

/** Settings that were found, and are a program: nothing unless a person trusts the folder. */
export async function loadScript(
  place: string,
  { cwd, env, note }: Surroundings,
): Promise<SettingsOutcome | undefined> {
  if (!strangerOwning(place) && (await isTrusted(place, env)))
    return readLoaded(place, await runSettings(place, cwd), cwd, ASKED_FOR)
  const path = visible(shown(place, cwd))
  note(`${path}: settings in JavaScript are programs, and are not run unasked. ${howToAsk(path, env)}`)
  return undefined
}

/** Settings of somebody else could turn every rule off. `file` is absolute, `config` the config they are to count for. */
export function problemWithOwner(file: string, config: string, cwd: string): PathProblem | undefined {
  const uid = strangerOwning(file)
  if (uid === undefined || belongsTo(resolve(cwd, config), uid)) return undefined
  const path = shown(file, cwd)
  return {
    path,
    message: `these settings belong to another user (uid ${uid}), who owns neither this config nor this run`,
    hint: `\`--settings ${visible(path)}\` uses them all the same, \`--no-config\` does without.`,
  }
}

function howToAsk(path: string, env: Surroundings['env']): string {
  const flag = `To ask for it: \`--settings ${path}\``
  return runsUnasked(env)
    ? `${flag}.`
    : `${flag}, or its folder under \`trust\` in the settings of your home folder.`
}

const shown = (place: string, cwd: string) => toSlashes(relative(cwd, place))
