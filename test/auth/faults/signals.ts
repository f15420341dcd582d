import { expect, test } from 'vitest'
import { fault } from '../../support/fake-trakt/named-faults.mjs'
import { expectDecency, held, judge, leftBehind, next } from './judge.js'
import { each } from './pool.js'
import { start } from './program.js'
import { onStage, type Stage, WITH_ENV_FILE } from './stage.js'
import { count } from './table.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Resolves when a request is there. */
const asked = ({ fake }: Stage, path: string) =>
  expect.poll(() => fake.requests.some((one) => one.path === path), { timeout: 30_000 }).toBe(true)

export function testSignals(): void {
  test('who stops it while a person is waited for finds the file as it was', async () => {
    await each(SIGNALS, (signal) =>
      onStage({}, async (stage) => {
        const run = start(stage, ['auth', '--device'])
        await run.said('Waiting for')
        await asked(stage, '/oauth/device/token')
        run.process.kill(signal)
        const ended = await run.ended
        expectDecency(stage, ended, signal)
        expect(ended, signal).toMatchObject({ code: 2, err: expect.stringContaining('Cancelled') })
        expect(held(stage), signal).toEqual(stage.old)
        expect(leftBehind(stage), signal).toEqual([])
        count('signal, while a person is waited for', judge(stage, false))
      }),
    )
  })

  test('who stops it during an exchange has it finished first', async () => {
    const ways = SIGNALS.flatMap(
      (signal) =>
        [
          { signal, on: 'refresh', path: '/oauth/token', args: ['refresh'], layout: {} },
          {
            signal,
            on: 'refresh',
            path: '/oauth/token',
            args: ['refresh'],
            layout: { layout: WITH_ENV_FILE },
          },
          { signal, on: 'device-token', path: '/oauth/device/token', args: ['auth', '--device'], layout: {} },
        ] as const,
    )
    await each(ways, ({ signal, on, path, args, layout }) =>
      onStage(layout, async (stage) => {
        stage.fake.approveAfter(0)
        stage.fake.faults.unshift({ on, delay: 300, body: stage.hear })
        const run = start(stage, args)
        await asked(stage, path)
        run.process.kill(signal)
        const ended = await run.ended
        const verdict = judge(stage, true)
        count('signal, during the exchange', verdict)
        expectDecency(stage, ended, signal)
        expect(verdict, `${signal} ${args}`).toMatchObject({ survived: true })
        expect(ended, signal).toMatchObject({ code: 0, err: expect.stringContaining('One moment') })
        expect(leftBehind(stage), signal).toEqual([])
      }),
    )
  })

  test('a run that is killed while its request is under way leaves its token one last try', async () => {
    const ways = (['hang', 'hang-before'] as const).flatMap(
      (name) =>
        [
          { name, on: 'refresh', path: '/oauth/token', args: ['refresh'] },
          { name, on: 'refresh', path: '/oauth/token', args: ['auth'] },
          { name, on: 'device-token', path: '/oauth/device/token', args: ['auth', '--device'] },
          { name, on: 'settings', path: '/users/settings', args: ['refresh'] },
        ] as const,
    )
    await each(ways, ({ name, on, path, args }) =>
      onStage({}, async (stage) => {
        const what = `${name} ${on} ${args}`
        stage.fake.approveAfter(0)
        stage.fake.faults.unshift(fault(name, { on }))
        const run = start(stage, args)
        await asked(stage, path)
        run.process.kill('SIGKILL')
        expectDecency(stage, await run.ended, what)
        // Only whose they are was still asked: by then they are where they belong.
        const arrived = on === 'settings'
        expectDecency(stage, await next(stage, 'status'), what)
        const verdict = judge(stage, arrived)
        count('SIGKILL, while a request is under way', verdict)
        expect(verdict, what).toMatchObject({ lost: false, damaged: false })
        const again = await next(stage, 'refresh')
        expectDecency(stage, again, what)
        // The access token has run out, so the token is sent once more: where Trakt had taken it, in vain.
        const isSpent = on === 'refresh' && name === 'hang'
        expect(again.code, `${what}: ${again.err}`).toBe(isSpent ? 4 : 0)
        // A person signs in, and all is well again.
        stage.fake.approveAfter(0)
        const anew = await next(stage, 'auth', { force: true })
        expect(anew.code, `${what}: ${anew.err}`).toBe(0)
        expect(stage.fake.stateOf(held(stage)!.refresh_token), what).toBe('live')
        expect(leftBehind(stage), what).toEqual([])
      }),
    )
  })
}
