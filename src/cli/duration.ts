const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

const DURATION = /^\s*(\d{1,9}(?:\.\d{1,9})?)\s*(w|d|h|m|s|weeks?|days?|hours?|minutes?|seconds?)?\s*$/

/** A length of time such as `2d`, `12 hours`, `1.5h` or `90m` in seconds; a number alone is seconds. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text)
  if (!match) return undefined
  return Math.round(Number(match[1]) * SECONDS[match[2]?.[0] ?? 's']!)
}
