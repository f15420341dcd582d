import type { Config } from '@oclif/core/config'
import { suggest } from '../schema/suggest.js'

/** What oclif says of a command or a flag that there is not. */
interface UsageError extends Error {
  readonly flags?: unknown
}

type Commands = Pick<Config, 'commands'>

/** An error of usage with the command or flags that were meant, where one is near; else the error as it is. */
export function withSuggestion(cause: unknown, argv: readonly string[], config: Commands): unknown {
  if (!(cause instanceof Error) || !('oclif' in cause)) return cause
  const { message, flags } = cause as UsageError
  const meant = /^command .* not found$/s.test(message)
    ? meantCommand(argv, config)
    : message.startsWith('Nonexistent flag') && Array.isArray(flags)
      ? meantFlags(flags, argv, config)
      : undefined
  if (meant === undefined) return cause
  // What was typed is not repeated: a code in the wrong place is still a code.
  return Object.assign(new Error(`${meant.what}\n  Did you mean ${meant.name}?\n${meant.help}`), {
    oclif: { exit: 2 },
  })
}

interface Meant {
  readonly what: string
  readonly name: string
  readonly help: string
}

/** Word for word, as far as topics go. */
function meantCommand(argv: readonly string[], { commands }: Commands): Meant | undefined {
  const paths = commands.flatMap(({ id, hidden }) => (hidden ? [] : [id.split(':')]))
  let found: readonly string[] = []
  for (const word of argv) {
    const below = paths.filter((path) => found.every((step, index) => path[index] === step))
    const names = new Set(below.flatMap((path) => path[found.length] ?? []))
    if (names.size === 0) break
    const name = names.has(word) ? word : suggest(word, names)
    if (name === undefined) return undefined
    found = [...found, name]
  }
  return {
    what: 'there is no such command',
    name: `pmm-config ${found.join(' ')}`,
    help: '  All commands: pmm-config --help',
  }
}

function meantFlags(
  wrong: readonly unknown[],
  argv: readonly string[],
  { commands }: Commands,
): Meant | undefined {
  const command = commands.find(({ id }) => id.split(':').every((step, index) => argv[index] === step))
  const known = Object.entries(command?.flags ?? {}).flatMap(([name, flag]) =>
    flag.type === 'boolean' && flag.allowNo ? [name, `no-${name}`] : [name],
  )
  const typed = wrong.map((flag) => /^--([^=]*)/.exec(`${flag}`)?.[1] ?? '')
  const near = typed.flatMap((name) => (name === '' ? [] : (suggest(name, known) ?? [])))
  if (!command || near.length === 0) return undefined
  return {
    what: `Nonexistent flag${typed.length === 1 ? '' : 's'}: ${wrong.map(nameOf).join(', ')}`,
    name: near.map((name) => `--${name}`).join(', '),
    help: 'See more help with --help',
  }
}

/** `--pni=CODE` and `-pCODE` without the code. */
const nameOf = (flag: unknown) => /^(?:--[^=]*|-.?)/.exec(`${flag}`)?.[0] ?? ''
