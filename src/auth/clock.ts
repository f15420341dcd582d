import type { Run } from './run.js'
import { inWords, local } from './time.js'

/** In milliseconds: nothing here depends on less. */
const TOLERANCE = 5 * 60_000

/**
 * By how much the clock of this machine is ahead of that of a server, in milliseconds; 0 where they agree.
 *
 * @param header `Date`, of an answer that has just come
 */
export function aheadOf(header: string | null, now: Date): number {
  const theirs = Date.parse(header ?? '')
  const ahead = now.getTime() - theirs
  return Math.abs(ahead) > TOLERANCE ? ahead : 0
}

/** The time by the clock of the service, once it has answered. */
export const rightTime = ({ io, seen }: Pick<Run, 'io' | 'seen'>) =>
  new Date(io.now().getTime() - (seen.ahead ?? 0))

/** The same run by that clock. */
export const byRightClock = (run: Run): Run =>
  // Streams are made when they are first asked for, so they are not copied.
  ({ ...run, io: Object.create(run.io, { now: { value: () => rightTime(run) } }) })

/** Names a clock that is wrong: what is said of times, and what PMM makes of them, is wrong by as much. */
export function clockNotes({ io, seen: { ahead }, provider }: Run): readonly string[] {
  if (!ahead) return []
  const way = ahead > 0 ? 'ahead of' : 'behind'
  return [
    `The clock of this machine says ${local(io.now())} and is ${inWords(Math.abs(ahead))} ${way} ${provider.title}’s. Set it right: by it tokens seem good that are not, or the other way about.`,
  ]
}
