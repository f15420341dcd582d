import type { FormatProblem } from '../schema/violation.js'

/**
 * Schedules as PMM reads them (modules/util.py, `schedule_check`, of Kometa 2.4.4, run with 114 texts; what newer
 * releases read besides was run with 2.5.2). A text is cut at its commas, but for one `all[...]`, which is kept.
 */
export function scheduleProblem(text: string): FormatProblem | undefined {
  const plain = text.trim()
  if (plain === '') return { says: 'A schedule is missing.' }
  const alls = plain.split('all').length - 1
  if (alls > 1 || (alls === 1 && !plain.endsWith(']'))) return LONE_ALL
  if (alls === 1 && plain.includes('[')) {
    const [, inside] = /^all[^[]*\[([^\]]+)\]/i.exec(plain) ?? []
    if (plain.toLowerCase().startsWith('all'))
      return inside === undefined ? unknown(plain) : firstProblem(inside)
  }
  if (/\([^)]*,/.test(plain)) return COMMA
  return firstProblem(plain)
}

const COMMA: FormatProblem = {
  says: 'PMM cuts a schedule at its commas, also at those in brackets; several days stand apart by bars: `weekly(sunday|monday)`.',
}

const LONE_ALL: FormatProblem = {
  says: 'The letters `all` may stand in a schedule only as `all[...]`, by itself.',
  otherwise: 'stops-files',
}

/** Since several may stand in one, PMM only writes an error into its log (run with 2.4.4; 2.5.0 read). */
const CRASHED_ONCE =
  'error: Before version 2.4.8 PMM crashes on it, and the whole run ends; later it takes it for a time that never comes.'

/** What newer releases read: several times, days or dates, cut at `|`. */
const SEVERAL = '>=2.4.8'

function firstProblem(text: string): FormatProblem | undefined {
  for (const part of text.split(',')) {
    const problem = problemOf(part.trim().toLowerCase())
    if (problem) return problem
  }
  return undefined
}

function problemOf(schedule: string): FormatProblem | undefined {
  if (schedule === '' || schedule === 'never' || /^(?:day|daily|non_existing)/.test(schedule))
    return undefined
  const kind = KINDS.find(({ name }) => schedule.startsWith(name))
  if (!kind) return unknown(schedule)
  const parameter = /\(([^)]+)\)/.exec(schedule)?.[1]
  if (parameter === undefined) return { says: `\`${kind.name}\` needs brackets: ${kind.example}.` }
  return kind.problem(parameter)
}

const unknown = (schedule: string): FormatProblem => ({
  says: /^[a-z_ ]{1,20}$/i.test(schedule) ? `\`${schedule}\` is no schedule.` : 'This is no schedule.',
})

interface Kind {
  readonly name: string
  readonly example: string
  problem(parameter: string): FormatProblem | undefined
}

const KINDS: readonly Kind[] = [
  { name: 'hour', example: '`hourly(5)`', problem: hourProblem },
  { name: 'week', example: '`weekly(sunday)`', problem: weekProblem },
  { name: 'month', example: '`monthly(1)`', problem: monthProblem },
  { name: 'year', example: '`yearly(12/25)`', problem: yearProblem },
  { name: 'date', example: '`date(12/25/2026)`', problem: dateProblem },
  { name: 'range', example: '`range(12/01-12/31)`', problem: rangeProblem },
]

const INTEGER = /^\s*[+-]?\d+\s*$/
const isHour = (text: string) => INTEGER.test(text) && Number(text) >= 0 && Number(text) <= 23
const isDay = (text: string) => INTEGER.test(text) && Number(text) >= 1 && Number(text) <= 31

function hourProblem(parameter: string): FormatProblem | undefined {
  if (!parameter.includes('-'))
    return each(parameter, isHour, 'An hour is a number from 0 to 23: `hourly(5)`.')
  const ends = parameter.split('-')
  if (ends.length > 2)
    return { says: 'Hours are a number or two: `hourly(5)`, `hourly(22-4)`.', otherwise: CRASHED_ONCE }
  return ends.every(isHour) && Number(ends[0]) !== Number(ends[1])
    ? undefined
    : { says: 'The hours of `hourly(22-4)` are two different numbers from 0 to 23.' }
}

const WEEKDAYS = new Set(
  `monday mon m tuesday tues tue tu t wednesday wed w thursday thurs thur thu th r friday fri f
  saturday sat s sunday sun su u`.split(/\s+/),
)

function weekProblem(parameter: string): FormatProblem | undefined {
  const wrong = parameter.split('|').find((day) => !WEEKDAYS.has(day))
  if (wrong === undefined) return undefined
  return {
    says: 'A day of the week is wanted: `weekly(sunday)`; several are cut by a bar: `weekly(monday|friday)`.',
  }
}

function monthProblem(parameter: string): FormatProblem | undefined {
  if (parameter === 'last' || isDay(parameter)) return undefined
  const says = 'A day of the month is wanted, from 1 to 31, or `last`: `monthly(15)`.'
  return parameter.split('|').every(isSpan) ? { says, not: SEVERAL } : { says }
}

/** `15`, `last`, `1-7`, `25-last`. */
function isSpan(text: string): boolean {
  const [start = '', end, ...rest] = text.split('-')
  if (end === undefined) return start === 'last' || isDay(start)
  return isDay(start) && rest.length === 0 && (end === 'last' || (isDay(end) && Number(start) < Number(end)))
}

function yearProblem(parameter: string): FormatProblem | undefined {
  const says = 'A day of the year is wanted, month before day: `yearly(12/25)`.'
  const isDate = (text: string) => {
    const [month = '', day = '', ...rest] = text.split('/')
    return INTEGER.test(month) && INTEGER.test(day) && rest.length === 0
  }
  if (parameter.includes('|')) return parameter.split('|').every(isDate) ? { says, not: SEVERAL } : { says }
  const [month = '', day = '', ...rest] = parameter.split('/')
  if (!INTEGER.test(month) || !INTEGER.test(day)) return { says }
  if (Number(month) < 1 || Number(month) > 12) return { says, otherwise: CRASHED_ONCE }
  return rest.length > 0 ? { says, not: `<${SEVERAL.slice(2)}` } : undefined
}

function dateProblem(parameter: string): FormatProblem | undefined {
  const parts = parameter.split('/')
  const says = 'A date is wanted, month, day and year: `date(12/25/2026)`.'
  if (parts.length === 1 || !parts.every((part) => INTEGER.test(part))) return { says }
  const isRight = parts.length >= 3 && Number(parts[0]) >= 1 && Number(parts[0]) <= 12
  return isRight ? undefined : { says, otherwise: 'crash' }
}

const DAY = '(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])'
const RANGE = new RegExp(`^${DAY}-${DAY}$`)

function rangeProblem(parameter: string): FormatProblem | undefined {
  return parameter.split('|').every((range) => RANGE.test(range))
    ? undefined
    : { says: 'Two days are wanted, month before day: `range(12/01-12/31)`.' }
}

function each(
  parameter: string,
  isRight: (part: string) => boolean,
  says: string,
): FormatProblem | undefined {
  if (isRight(parameter)) return undefined
  return parameter.split('|').every(isRight) ? { says, not: SEVERAL } : { says }
}
