import type { PathProblem } from '../files/failure.js'
import { type HeldConfig, holdConfig } from '../files/write/hold.js'
import type { Run } from './run.js'

/**
 * Works on the config while no other run does. Waiting for others may be broken off, which throws a `Cancelled`;
 * the work itself may not.
 */
export async function hold<Result>(
  { io, interruption, person }: Run,
  path: string,
  action: (held: HeldConfig) => Promise<Result>,
): Promise<Result | PathProblem> {
  return holdConfig(path, io.cwd, (held) => interruption.undisturbed(() => action(held)), {
    signal: interruption.signal,
    onWait: () =>
      person.say(`Waiting for another pmm-config that is at work on ${path} ... Ctrl-C ends the waiting.`),
  })
}
