import { spawnSync } from 'node:child_process'
import { afterEach, expect, test, vi } from 'vitest'
import { isRunning, startedByPs, thisProcess } from '../../../src/files/write/owner.js'

const hasPs = spawnSync('ps', ['-o', 'lstart=', '-p', String(process.pid)]).status === 0

afterEach(() => {
  vi.unstubAllEnvs()
})

test('a process is known again', () => {
  const { pid, started } = thisProcess()
  expect([isRunning({ pid, started: started! }), isRunning({ pid, started: 'another time' })]).toEqual([
    true,
    false,
  ])
})

// macOS goes by `ps`; that of Linux answers the same question.
test.runIf(hasPs)('the beginning of a process has one name in all time zones and languages', () => {
  const names = [
    ['UTC', 'C'],
    ['Asia/Tokyo', 'de_DE.UTF-8'],
    ['<-11>11', 'ja_JP.UTF-8'],
  ].map(([zone, language]) => {
    vi.stubEnv('TZ', zone)
    vi.stubEnv('LC_ALL', language)
    return startedByPs(process.pid)
  })
  expect(new Set(names).size).toBe(1)
  expect(Date.parse(`${names[0]} UTC`)).toBeGreaterThan(Date.now() - 3_600_000)
})
