/** In seconds; what is longer, or no time at all, says nothing that people could go by. */
const LONGEST = 7 * 24 * 3600

/** How long to wait, in seconds: the header holds a number of seconds or a date. */
export function parseRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  // A date has letters in it; of a number with a sign or a point `Date` would make one as well.
  const seconds = /[a-z]/i.test(header)
    ? Math.ceil((Date.parse(header) - now.getTime()) / 1000)
    : Math.ceil(Number(header.trim() || Number.NaN))
  return seconds > 0 && seconds <= LONGEST ? seconds : undefined
}
