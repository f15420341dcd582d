import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { runVerb } from '../../../src/auth/run-verb.js'
import type { Verb, VerbRequest } from '../../../src/plugin/index.js'
import { provider } from '../../../src/plugins/trakt/provider.js'
import { fakeIo } from '../../support/fake-io.js'
import type { TokenPair } from '../../support/fake-trakt/types.js'
import { type Ended, environment } from './program.js'
import type { Stage } from './stage.js'

/** Which pair the files hold, with every byte around it as it was; nothing where they hold none of them. */
export function held(stage: Stage): TokenPair | undefined {
  return [stage.old, ...stage.given].find((pair) =>
    Object.entries(stage.layout.files(pair)).every(([name, text]) => stage.read(name) === text),
  )
}

/** Runs a verb after a fault, in this process: as the program does, but quicker. */
export async function next(stage: Stage, verb: Verb, more: VerbRequest = {}): Promise<Ended> {
  const { layout, folder } = stage
  const { path = 'config.yml', envFile } = layout
  const io = fakeIo(folder, { env: environment(stage), now: new Date().toISOString() })
  const target = envFile === undefined ? {} : { envFile }
  const code = await runVerb(verb, provider, { path, ...target, ...more }, io, 'pmm-config/test')
  return { code, signal: null, out: io.printed.out, err: io.printed.err }
}

/** Nobody knows of a run that was killed just before it sent the token whether it has sent it. */
export const isMarked = (said: string) => said.replaceAll(/\s+/g, ' ').includes('it is not sent again')

export interface Verdict {
  readonly survived: boolean
  readonly unanswered: boolean
  readonly lost: boolean
  readonly damaged: boolean
}

/**
 * Judges what a fault has left, once the next run has seen to it: the files are whole, and where the answer had
 * arrived its tokens stand in them and are good.
 *
 * @param arrived whether an answer with new tokens was here
 */
export function judge(stage: Stage, arrived: boolean): Verdict {
  const { fake, given } = stage
  const pair = held(stage)
  const isGood = pair !== undefined && fake.stateOf(pair.refresh_token) === 'live'
  const lost = arrived && !(isGood && pair === given.at(-1))
  return {
    survived: isGood && !lost,
    lost,
    unanswered: !isGood && !arrived,
    damaged: pair === undefined,
  }
}

/** What every run keeps to, whatever was done to it. */
export function expectDecency(stage: Stage, ended: Ended, what: string): void {
  const { fake } = stage
  // A second time only where nobody knows of the first, and the access token has run out.
  expect(
    [...fake.spent.values()].filter((times) => times > 2),
    `${what}: sent three times`,
  ).toEqual([])
  expect(leaked(stage, ended), `${what}: secrets in what was said`).toEqual([])
  if (ended.signal !== null) return
  expect([0, 1, 2, 4], what).toContain(ended.code)
  expect(`${ended.out}${ended.err}`, what).toMatch(/[A-Z{].{10,}[.:}]/s)
}

/** All that a run has left, in its folder and in that for temporary files, but for copies of the old file. */
export function leftBehind({ folder }: Stage): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.tmp$|\.lock$|\.journal$/.test(name))
    .map((name) => join(folder, name))
}

const SHORTEST = 6

/** Stretches of secrets in what was printed. Numbers of processes are none, nor is what makes a name unique. */
function leaked({ fake, old, given }: Stage, { out, err }: Ended): readonly string[] {
  const { clientId, clientSecret } = fake.app
  const tokens = [old, ...given].flatMap((pair) => [pair.access_token, pair.refresh_token])
  const codes = fake.requests.flatMap(({ body }) =>
    body && typeof body === 'object' && 'code' in body ? [String(body.code)] : [],
  )
  const stretches = new Set([clientId, clientSecret, ...tokens, ...codes].flatMap(stretchesOf))
  return stretchesOf(`${out}${err}`.replaceAll(/\d+-[0-9a-f]{8}\b|process \d+/g, '')).filter((one) =>
    stretches.has(one),
  )
}

const stretchesOf = (text: string) =>
  Array.from({ length: Math.max(0, text.length - SHORTEST + 1) }, (_, at) => text.slice(at, at + SHORTEST))
