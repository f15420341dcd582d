/** What the place that text is printed to can show. */
export interface Terminal {
  readonly isTTY: boolean
  /** How wide a line may get, in terminal columns. */
  readonly columns: number
  readonly colour: boolean
  readonly unicode: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads a stream and the environment. NO_COLOR wins over FORCE_COLOR. A CI log is no terminal: it gets
 * colour by FORCE_COLOR only, since the same output is as often written to a file.
 */
export function detectTerminal(
  stream: { readonly isTTY?: boolean | undefined; readonly columns?: number | undefined },
  env: Environment,
): Terminal {
  // Each is found out when it is asked for: a run with nothing to show asks for none.
  const isTTY = () => stream.isTTY === true
  return {
    get isTTY() {
      return isTTY()
    },
    get columns() {
      return columns(stream.columns, env)
    },
    get colour() {
      return colour(isTTY, env)
    },
    get unicode() {
      return unicode(env)
    },
  }
}

/** Below 40 nothing is readable any more; beyond 120 lines are hard to follow with the eye. */
function columns(reported: number | undefined, env: Environment): number {
  const width =
    [reported, Number(env.COLUMNS)].find((number) => Number.isInteger(number) && number! > 0) ?? 80
  return Math.min(120, Math.max(40, width))
}

function colour(isTTY: () => boolean, env: Environment): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR.toLowerCase())
  return env.TERM !== 'dumb' && isTTY()
}

function unicode(env: Environment): boolean {
  // The Linux console has a font of 512 characters.
  if (env.TERM === 'linux') return false
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  if (locale) return /utf-?8/i.test(locale)
  // Windows has no locale variables; its newer terminals are known by these.
  return Boolean(env.WT_SESSION || env.ConEmuTask || env.TERM_PROGRAM === 'vscode')
}
