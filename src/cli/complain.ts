import type { PathProblem } from '../files/failure.js'
import { inert } from '../report/inert.js'
import { visible } from '../report/visible.js'
import type { Io } from './io.js'

/** Says on standard error what kept the program from doing its job. */
export function complain(problems: readonly PathProblem[], io: Io): void {
  for (const { path, message, hint } of problems) {
    io.stderr.write(`${inert(`pmm-config: ${path ? `${shownPath(path)}: ` : ''}${message}`)}\n`)
    if (hint) io.stderr.write(`${inert(`  ${hint}`)}\n`)
  }
}

/** A path is one short line; whatever else stands in its place may be a file's content, secrets and all. */
export function shownPath(path: string): string {
  const [line = '', ...more] = path.split(/[\r\n]/)
  return more.length > 0 || line.length > 400 ? `${visible(line.slice(0, 20))}…` : visible(line)
}
