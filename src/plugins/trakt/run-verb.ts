import type { Command } from '@oclif/core/command'
import type { Host, Verb, VerbRequest } from '../../plugin/index.js'

/** Hands a verb to the program, which has the file, the clock and the terminal. */
export async function runVerb({ config, argv }: Command, verb: Verb, request: VerbRequest): Promise<void> {
  const { successes, failures } = await config.runHook('pmm-config:host', {})
  const [answer] = successes
  if (!answer) throw failures[0]?.error ?? new Error('no host')
  process.exitCode = await (answer.result as Host).run(verb, 'trakt', {
    ...request,
    ...(argv.some((word) => /^--env-file(?:=|$)/.test(word)) ? { envFileName: 'env-file' as const } : {}),
  })
}
