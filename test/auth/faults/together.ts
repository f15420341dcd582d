import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { thisProcess } from '../../../src/files/write/owner.js'
import type { TokenPair } from '../../support/fake-trakt/types.js'
import { expectDecency, held, judge, leftBehind, next } from './judge.js'
import { start } from './program.js'
import { onStage, type Stage } from './stage.js'
import { count } from './table.js'

const lockOf = ({ folder }: Stage) => join(folder, 'config.yml.pmm-config.lock')

const refreshes = ({ fake }: Stage) => fake.requests.filter(({ path }) => path === '/oauth/token').length

export function testTogether(): void {
  test.each([2, 10])('of %d runs at once one sends the token, and the others see what came', (times) =>
    onStage({}, async (stage) => {
      // All have read the old tokens before one of them may go on.
      writeFileSync(lockOf(stage), JSON.stringify(thisProcess()))
      const runs = Array.from({ length: times }, () => start(stage, ['refresh']))
      await Promise.all(runs.map((run) => run.said('Kometa')))
      rmSync(lockOf(stage))
      const all = await Promise.all(runs.map(({ ended }) => ended))
      const verdict = judge(stage, true)
      for (const ended of all) {
        count(`${times} runs at once`, verdict)
        expectDecency(stage, ended, 'at once')
        expect(ended, ended.err).toMatchObject({ code: 0 })
      }
      expect(all.filter(({ out }) => out.includes('Another program has just renewed'))).toHaveLength(
        times - 1,
      )
      expect(refreshes(stage)).toBe(1)
      expect(verdict).toMatchObject({ survived: true })
      expect(leftBehind(stage)).toEqual([])
    }),
  )

  test('a run that starts while another one has sent the token waits, and sends nothing', () =>
    onStage({}, async (stage) => {
      stage.fake.faults.unshift({ on: 'refresh', delay: 1000, body: stage.hear })
      const first = start(stage, ['refresh'])
      await expect.poll(() => refreshes(stage), { timeout: 30_000 }).toBe(1)
      const second = await next(stage, 'refresh')
      const ended = await first.ended
      count('2 runs at once', judge(stage, true))
      expectDecency(stage, ended, 'the first')
      expectDecency(stage, second, 'the second')
      expect(second.out).toContain('Another program has just renewed')
      expect([ended.code, second.code, refreshes(stage)]).toEqual([0, 0, 1])
      expect(held(stage)).toEqual(stage.given[0])
    }))

  test.each([
    ['refresh', []],
    ['auth', ['--device']],
    ['auth', ['--import', 'block.yml']],
    ['revoke', ['--yes']],
  ])('who stops %s %s while it waits for another run does not wait any longer', (verb, options) =>
    onStage({}, async (stage) => {
      writeFileSync(lockOf(stage), JSON.stringify(thisProcess()))
      writeFileSync(join(stage.folder, 'block.yml'), blockOf(stage.fake.issue()))
      const run = start(stage, [verb, ...options])
      await run.said('Waiting for another pmm-config')
      run.process.kill('SIGINT')
      const ended = await run.ended
      // Whoever holds the config still does.
      rmSync(lockOf(stage))
      expectDecency(stage, ended, verb)
      count('signal, while another run is waited for', judge(stage, false))
      expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('Cancelled') })
      expect(stage.fake.requests.filter(({ method }) => method === 'POST')).toEqual([])
      expect(held(stage)).toEqual(stage.old)
      expect(leftBehind(stage)).toEqual([])
    }),
  )

  test('tokens for which another run is waited for are in safety when somebody stops that', () =>
    onStage({}, async (stage) => {
      const run = start(stage, ['auth', '--device'])
      await run.said('Waiting for')
      writeFileSync(lockOf(stage), JSON.stringify(thisProcess()))
      stage.fake.approveAfter(0)
      await run.said('Waiting for another pmm-config')
      run.process.kill('SIGINT')
      const ended = await run.ended
      expectDecency(stage, ended, 'stopped')
      expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('They are safe in') })
      expect(held(stage)).toEqual(stage.old)
      rmSync(lockOf(stage))
      expect(await next(stage, 'status')).toMatchObject({ code: 0 })
      const verdict = judge(stage, true)
      count('signal, while another run is waited for', verdict)
      expect(verdict).toMatchObject({ survived: true })
      expect(leftBehind(stage)).toEqual([])
    }))
}

const blockOf = (pair: TokenPair) =>
  Object.entries(pair)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')
