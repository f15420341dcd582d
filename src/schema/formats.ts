import { scheduleProblem } from '../kometa/schedule.js'
import type { FormatProblem } from './violation.js'

/** What is wrong with a text, or nothing. */
type Format = (text: string) => FormatProblem | undefined

/** Texts that PMM takes apart, by the name that schemas give them. */
const FORMATS: Readonly<Record<string, Format>> = { schedule: scheduleProblem }

/** What is wrong with a text of a format; nothing where it is right. */
export function formatProblem(format: string, text: string): FormatProblem | undefined {
  return FORMATS[format]?.(text)
}
