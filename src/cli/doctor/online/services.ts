import type { Topic } from '../../../report/checkup.js'
import { check, type Subject } from '../subject.js'
import { askArrs } from './arr.js'
import { createAsk } from './ask.js'
import { askHomes } from './home.js'
import { askHosted } from './hosted.js'
import { askPlex } from './plex.js'
import { askSignIns } from './sign-in.js'

export interface Patience {
  /** In seconds, for each request. */
  readonly timeout: number
  readonly userAgent: string
}

/** Asks all services at once, each for what it shows to whoever holds its key. */
export async function askServices(subject: Subject, { timeout, userAgent }: Patience): Promise<Topic> {
  const { env, now } = subject.io
  const ask = createAsk({ timeout, userAgent, env, now })
  const found = await Promise.all(
    [askPlex, askHosted, askArrs, askHomes, askSignIns].map((part) => part(subject, ask)),
  )
  const checks = found.flat()
  const nothing = check('online', 'unknown', 'services', 'the config names none that could be asked')
  return { id: 'online', title: 'Services', checks: checks.length > 0 ? checks : [nothing] }
}
