import { Cancelled } from '../outcome.js'

/** Ctrl-C and the like, which wait while something must not be broken off half-way. */
export interface Interruption {
  /** Resolves when the run is to end. */
  readonly asked: Promise<void>
  /** Aborted when `asked` resolves, with a `Cancelled` for a reason. */
  readonly signal: AbortSignal
  isAsked(): boolean
  /** Runs what Ctrl-C has to wait for. */
  undisturbed<Result>(action: () => Promise<Result>): Promise<Result>
  end(): void
}

/** Waits for what a person types or pastes, unless they want to stop. */
export async function typed<Result>(reading: Promise<Result>, { asked }: Interruption): Promise<Result> {
  return Promise.race([
    reading,
    asked.then(() => {
      // What is still being read would keep the process from ending.
      process.stdin.destroy()
      throw new Cancelled()
    }),
  ])
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Watches for signals.
 * @param say tells people that their wish was heard
 * @param isShown whether a terminal has `^C` on its last line by then
 */
export function watchSignals(say: (text: string) => void, isShown = false): Interruption {
  const controller = new AbortController()
  const { signal } = controller
  const ask = () => controller.abort(new Cancelled())
  const asked = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  let depth = 0
  let isAsked = false
  const heard = (name: NodeJS.Signals) => {
    if (isShown && name === 'SIGINT') say('')
    if (depth > 0 && !isAsked) say('One moment: what has begun is brought to its end first.')
    isAsked = true
    if (depth === 0) ask()
  }
  for (const name of SIGNALS) process.on(name, heard)
  return {
    asked,
    signal,
    isAsked: () => isAsked,
    async undisturbed(action) {
      depth++
      try {
        return await action()
      } finally {
        depth--
        if (isAsked && depth === 0) ask()
      }
    },
    end() {
      for (const name of SIGNALS) process.off(name, heard)
    },
  }
}
