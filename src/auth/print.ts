import { codeOf, type PathProblem } from '../files/failure.js'
import type { Tokens } from '../plugin/index.js'
import { blockOf } from './block.js'
import { clientIn } from './client.js'
import type { SignIn } from './destination.js'
import { tokensOf, type View } from './open.js'
import type { Run } from './run.js'

/** Prints the finished block whole, or says why not: what is printed may stand nowhere else. */
export function printBlock(run: Run, view: View, { tokens, client }: SignIn): PathProblem | undefined {
  const { stdout } = run.io
  try {
    const block = blockOf(run.provider, { tokens, client: { ...clientIn(view, run), ...client } })
    if (stdout.writeSync) stdout.writeSync(block)
    else stdout.write(block)
    return undefined
  } catch (error) {
    return { path: '', message: `standard output took nothing (${codeOf(error) ?? 'no reason given'})` }
  }
}

/** The tokens that a config holds, with numbers as numbers. */
export function presentTokens(run: Run, view: View): Tokens {
  const present = tokensOf(view, run)
  return Object.fromEntries(
    run.provider.tokenKeys.map((key) => {
      const value = present[key]
      const isNumber = /^(?:expires_in|created_at)$/.test(key) && /^\d{1,15}$/.test(value ?? '')
      return [key, isNumber ? Number(value) : (value ?? null)]
    }),
  )
}
