import { describe, expect, test } from 'vitest'
import { scheduleProblem } from '../../src/kometa/schedule.js'

const RIGHT =
  'daily|day|never|NEVER|hourly(5)|hourly(05)|hourly(22-4)|weekly(sunday)|weekly(Mon)|weekly(th)|monthly(31)|monthly(last)|yearly(1/3)|yearly(12/25)|date(12/25/2026)|range(12/01-12/31)|non_existing|all[daily, hourly(5)]|hourly(5), weekly(monday)|  daily '.split(
    '|',
  )

describe('a schedule', () => {
  test.each([...RIGHT, 'weekly(monday|friday)', 'range(12/01-12/31|01/01-01/02)'])('%s is right', (text) => {
    expect(scheduleProblem(text)).toBeUndefined()
  })

  test.each([
    ['hourly', 'needs brackets'],
    ['hourly()', 'needs brackets'],
    ['hourly(24)', 'from 0 to 23'],
    ['hourly(5-5)', 'two different'],
    ['weekly(sundey)', 'day of the week'],
    ['weekly(sunday, monday)', 'at its commas'],
    ['monthly(32)', 'from 1 to 31'],
    ['yearly(25/12)', 'month before day'],
    ['date(2026-12-25)', 'month, day and year'],
    ['range(12-01)', 'Two days'],
    ['tomorrow', 'is no schedule'],
    ['all[xx]', 'is no schedule'],
    ['', 'is missing'],
  ])('%s is none: %s', (text, words) => {
    expect(scheduleProblem(text)?.says).toContain(words)
  })

  test('ends the run where Kometa crashes or refuses', () => {
    expect(scheduleProblem('date(12/25)')).toMatchObject({ otherwise: 'crash' })
    for (const text of ['all', 'all(daily)', 'weekly(fall)', 'overall', 'all[all[daily]]'])
      expect(scheduleProblem(text), text).toMatchObject({ otherwise: 'stops-files' })
  })

  test.each(['hourly(1-2-3)', 'yearly(13/01)', 'yearly(0/1)', 'all[yearly(13/01)]', 'daily, yearly(13/1)'])(
    '%s ended the run once',
    (text) => {
      expect(scheduleProblem(text)?.otherwise).toContain('Before version 2.4.8 PMM crashes on it')
    },
  )

  test.each(['hourly(5|7)', 'monthly(1|15)', 'monthly(1-7)', 'monthly(25-last)', 'yearly(01/30|02/01)'])(
    '%s is for newer versions',
    (text) => {
      expect(scheduleProblem(text)).toMatchObject({ not: '>=2.4.8' })
    },
  )

  test('of a span of days ends after it begins, in any version', () => {
    expect(scheduleProblem('monthly(7-1)')?.not).toBeUndefined()
    expect(scheduleProblem('yearly(01/30/2026)')).toMatchObject({ not: '<2.4.8' })
  })
})
