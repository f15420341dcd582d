/** What errors of oclif's that may repeat a value hold besides their message. */
interface UsageError extends Error {
  readonly args?: unknown
  readonly flags?: unknown
}

/**
 * What a usage error says, without the values that were given: a code that was put in the wrong place is still
 * a code. They stand on the command line, right above.
 */
export function usageWords({ message, args, flags }: UsageError): string {
  if (areWords(args)) {
    const count = args.length === 1 ? 'is one argument' : `are ${args.length} arguments`
    return `There ${count} too many\n${HELP}`
  }
  if (areWords(flags) && message.startsWith('Nonexistent flag'))
    return `Nonexistent flag${flags.length === 1 ? '' : 's'}: ${flags.map(nameOf).join(', ')}\n${HELP}`
  return message
    .replace(/(--[\w-]+)=.*?(?= cannot also be provided)/gs, '$1')
    .replace(/ but received: .*?(?=\nSee more help|$)/s, '')
    .replace(/^command .* not found$/s, 'there is no such command\n  All commands: pmm-config --help')
}

const HELP = 'See more help with --help'

const areWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')

/** `--pni=CODE` and `-pCODE` without the code. */
const nameOf = (flag: string) => /^(?:--[^=]*|-.?)/.exec(flag)?.[0] ?? ''
