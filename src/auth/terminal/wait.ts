import { setTimeout as sleep } from 'node:timers/promises'
import type { Io } from '../../cli/io.js'
import type { DeviceInvitation, Grant, Poll } from '../../plugin/index.js'
import { Cancelled } from '../outcome.js'
import { openFor } from './browser.js'
import { onEnter } from './enter.js'
import type { Interruption } from './interruption.js'

interface Setting {
  readonly io: Io
  /** Whether Enter opens a browser. */
  readonly browser: boolean
  readonly interruption: Interruption
  say(text: string): void
}

/** In seconds: the shortest time between two questions, whatever a service says; the first few may be quicker. */
const SHORTEST = 1

/** In seconds: nobody sits before a code for longer, whatever a service says. */
const LONGEST = 3600

/** In seconds: so much longer is waited when a service says that it is asked too often. */
const SLOWER = 5

/** Asks a service at its own pace until somebody has entered the code, or it has run out. */
export async function waitFor(
  invitation: DeviceInvitation,
  poll: () => Promise<Poll>,
  { io, browser, interruption, say }: Setting,
): Promise<Grant> {
  const expiresIn = Math.min(invitation.expiresIn, LONGEST)
  const end = Date.now() + expiresIn * 1000
  const countdown = startCountdown(io, end, say)
  const open = async () => countdown.tell(await openFor(invitation, io.env.BROWSER))
  const closed = new AbortController()
  const stopWatching = browser ? onEnter(open, () => closed.abort()) : () => {}
  let interval = invitation.interval
  let floor = SHORTEST / 128
  try {
    while (Date.now() < end) {
      const pause = Math.min(Math.max(interval, floor) * 1000, Math.max(0, end - Date.now()))
      floor = Math.min(SHORTEST, floor * 2)
      if (await isInterrupted(pause, interruption, closed.signal)) throw new Cancelled()
      // What the answer brings must not be lost to a Ctrl-C in the same moment.
      const answer = await interruption.undisturbed(poll)
      if (answer.state === 'done') return answer.grant
      if (answer.state === 'slower') interval = Math.max(interval + SLOWER, answer.seconds ?? 0)
    }
  } finally {
    countdown.stop()
    stopWatching()
  }
  return {
    ok: false,
    kind: 'expired',
    message: `Nobody entered the code within ${inWords(expiresIn)}.`,
    next: 'Run the command again for a new one. Where the page did not take it, open the link that has the code in it, in a private window of the browser.',
  }
}

/** @param closed aborted on Ctrl-D */
async function isInterrupted(pause: number, { asked }: Interruption, closed: AbortSignal): Promise<boolean> {
  const controller = new AbortController()
  const signal = AbortSignal.any([controller.signal, closed])
  const waiting = sleep(pause, false, { signal }).catch(() => closed.aborted)
  const interrupted = await Promise.race([waiting, asked.then(() => true)])
  controller.abort()
  return interrupted
}

interface Countdown {
  /** Says something above it. */
  tell(text: string): void
  stop(): void
}

/** On a terminal the time that is left counts down in one line; elsewhere it is said once. */
function startCountdown(io: Io, end: number, say: (text: string) => void): Countdown {
  const left = () => Math.max(0, Math.round((end - Date.now()) / 1000))
  if (!io.stderr.isTTY) {
    say(`Waiting for ${inWords(left())} at most ...`)
    return { stop() {}, tell: say }
  }
  const show = () => {
    const seconds = left()
    io.stderr.write(
      `\rWaiting, ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left \u001b[K`,
    )
  }
  show()
  const timer = setInterval(show, 1000)
  const clear = () => void io.stderr.write('\r\u001b[K')
  let hasStopped = false
  return {
    tell(text) {
      // What is known too late is of no use to anybody.
      if (hasStopped) return
      clear()
      say(text)
      show()
    },
    stop() {
      hasStopped = true
      clearInterval(timer)
      clear()
    },
  }
}

const inWords = (seconds: number) =>
  seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
