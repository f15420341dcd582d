import type { PathProblem } from '../files/failure.js'
import type { Io } from './io.js'

/** Says on standard error what kept the program from doing its job. */
export function complain(problems: readonly PathProblem[], io: Io): void {
  for (const { path, message, hint } of problems) {
    io.stderr.write(`pmm-config: ${path ? `${path}: ` : ''}${message}\n`)
    if (hint) io.stderr.write(`  ${hint}\n`)
  }
}
