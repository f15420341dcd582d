import { parseDuration } from '../cli/duration.js'
import { Misuse } from './outcome.js'

/** A length of time that was given on the command line, in seconds. */
export function seconds(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise
  const duration = parseDuration(text)
  if (duration === undefined)
    throw new Misuse(
      '',
      `--${option} ${JSON.stringify(text.slice(0, 40))} is no length of time`,
      'For example 2d, 12h or 90m.',
    )
  return duration
}

/** `2026-12-02 18:03`, by the clock on the wall. */
export function local(date: Date): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** A stretch of time in its largest unit: `7 days`, `1 hour`. In milliseconds. */
export function inWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  const [count, unit] =
    minutes >= 2880
      ? [Math.round(minutes / 1440), 'day']
      : minutes >= 120
        ? [Math.round(minutes / 60), 'hour']
        : [minutes, 'minute']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** `good until 2026-12-02 18:03 (7 days)`, or since when it is not. */
export function validity(expiresAt: Date | undefined, now: Date): string {
  if (!expiresAt) return 'good, though the file does not tell until when'
  const left = expiresAt.getTime() - now.getTime()
  return left > 0
    ? `good until ${local(expiresAt)} (${inWords(left)})`
    : `not good since ${local(expiresAt)} (${inWords(-left)} ago)`
}
