import { isPlainName } from '../../api/redact.js'
import { visible } from '../../report/visible.js'
import type { Left, Move } from './take-out.js'

/** Makes words about a document safe to show: a path may hold a secret that was put in place of a key. */
export type Redact = (words: string) => string

/** `3 secrets`. */
export const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`

/** Variables with the place of each in the config, one a line. */
export function listMoves(moves: readonly Move[], withText: boolean, redact: Redact): string {
  const names = moves.map(({ variable }) => plainly(variable, redact))
  const width = Math.max(0, ...names.map((name) => name.length))
  return moves
    .map((move, index) => {
      const text = withText ? `, as ${plainly(move.text, redact)}` : ''
      return `  ${names[index]!.padEnd(width)}  ${place(move, redact)}${text}\n`
    })
    .join('')
}

/** The places that stay as they are, and why. */
export const listLeft = (left: readonly Left[], redact: Redact) =>
  left.map((one) => `  left as it is: ${place(one, redact)}: ${one.reason}\n`).join('')

const place = ({ path, line }: Pick<Left, 'path' | 'line'>, redact: Redact) =>
  `${visible(path.map((step) => (typeof step === 'string' ? redact(step) : step)).join('.'))} (line ${line})`

const plainly = (name: string, redact: Redact) => visible(isPlainName(name) ? name : redact(name))
