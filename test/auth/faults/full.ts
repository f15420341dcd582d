import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fault } from '../../support/fake-trakt/named-faults.mjs'
import type { Child, Failure } from './child.js'
import { canMount, fill, makeRoom, onSmallDisk } from './disks.js'
import { expectDecency, held, judge, leftBehind, next } from './judge.js'
import { each } from './pool.js'
import { type Ended, start } from './program.js'
import { onStage, PLAIN, type Stage, WITH_ENV_FILE } from './stage.js'
import { count } from './table.js'

const REFRESH = { verb: 'refresh', request: { path: 'config.yml' } } as const
const INTO_ENV_FILE = { verb: 'refresh', request: { path: 'config.yml', envFile: '.env' } } as const

/** Once the answer is here, these take nothing more. */
const AFTER: Readonly<Record<string, Pick<Failure, 'path'> & Partial<Failure>>> = {
  'the journal': { path: '\\.journal$' },
  'the config': { path: '/\\.config\\.yml\\.\\d' },
  'the backup': { path: '\\.bak' },
  'the config and its backup': { path: '/\\.config\\.yml\\.' },
  'the whole folder': { path: '/stage-' },
  'the whole folder, as it is when it is full': { path: '/stage-', call: 0, lasting: true },
  everything: { path: '', call: 0, lasting: true },
}

export function testFullDisks(child: () => Child): void {
  test.each([
    ['the config', PLAIN, REFRESH],
    ['the env file', WITH_ENV_FILE, INTO_ENV_FILE],
  ] as const)(
    'no token is lost when the disk of %s is full at one of the writes, or from then on',
    async (name, layout, order) => {
      const { calls = [] } = await onStage({ layout }, (stage) => child()(stage, order))
      const writes = [...calls.entries()].filter(([, one]) => /^(?:write|openSync with wx|link)/.test(one))
      expect(writes.length).toBeGreaterThan(10)
      const failures = writes.flatMap(([call]) => [
        { code: 'ENOSPC', path: '', call },
        { code: 'ENOSPC', path: '', call, lasting: true },
      ])
      await each(failures, (fail) =>
        onStage({ layout }, async (stage) => {
          const what = `${fail.lasting ? 'from' : 'at'} ${fail.call}, ${calls[fail.call]}`
          await settled(`full disk, ${name}`, what, stage, await child()(stage, { ...order, fail }))
        }),
      )
    },
  )

  test.each(Object.entries(AFTER))(
    'no token is lost when nothing more can be written to %s once they are here',
    async (name, failing) => {
      for (const code of ['ENOSPC', 'EIO', 'EACCES'])
        await onStage({}, async (stage) => {
          const fail: Failure = { code, ...failing, after: 'answer' }
          await settled(
            'full disk, after the answer',
            `${name}: ${code}`,
            stage,
            await child()(stage, { ...REFRESH, fail }),
          )
        })
    },
  )

  test.runIf(canMount)('nothing is sent from a disk that is full', () =>
    onSmallDisk((folder) =>
      onStage({ folder }, async (stage) => {
        fill(folder)
        const ended = await start(stage, ['refresh']).ended
        expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('no room left') })
        expect(stage.fake.requests).toEqual([])
        makeRoom(folder)
        await settled('full disk, real', 'before the request', stage, ended)
      }),
    ),
  )

  test.runIf(canMount)('tokens are kept on a disk that becomes full while they are on their way', () =>
    onSmallDisk((folder) =>
      onStage({ folder }, async (stage) => {
        const ended = await answered(stage, () => fill(folder))
        expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('They are safe in') })
        expect(held(stage)).toEqual(stage.old)
        makeRoom(folder)
        await settled('full disk, real', 'before the answer', stage, ended)
      }),
    ),
  )

  test('nothing is sent for a file that is write-protected', () =>
    onStage({}, async (stage) => {
      chmodSync(join(stage.folder, 'config.yml'), 0o400)
      const ended = await start(stage, ['refresh']).ended
      expect(ended).toMatchObject({ code: 1, err: expect.stringContaining('write-protected') })
      expect(stage.fake.requests).toEqual([])
      chmodSync(join(stage.folder, 'config.yml'), 0o600)
      await settled('file read-only', 'before the request', stage, ended)
    }))

  test('tokens are kept when the file is write-protected, moved or removed while they are on their way', async () => {
    const config = (stage: Stage) => join(stage.folder, 'config.yml')
    const cases: readonly (readonly [string, (stage: Stage) => void, (stage: Stage) => void])[] = [
      [
        'write-protected',
        (stage) => chmodSync(config(stage), 0o400),
        (stage) => chmodSync(config(stage), 0o600),
      ],
      [
        'moved away',
        (stage) => renameSync(config(stage), `${config(stage)}.away`),
        (stage) => renameSync(`${config(stage)}.away`, config(stage)),
      ],
      [
        'removed',
        (stage) => rmSync(config(stage)),
        (stage) => writeFileSync(config(stage), stage.layout.files(stage.old)['config.yml']!),
      ],
    ]
    await each(cases, ([name, harm, mend]) =>
      onStage({}, async (stage) => {
        const ended = await answered(stage, () => harm(stage))
        expect(ended, name).toMatchObject({ code: 1, err: expect.stringContaining('They are safe in') })
        mend(stage)
        await settled(`file ${name}`, 'before the answer', stage, ended)
      }),
    )
  })
}

/** Something happens while the answer is on its way. */
function answered(stage: Stage, happening: () => void): Promise<Ended> {
  const body = (text: string) => {
    happening()
    return stage.hear(text)
  }
  stage.fake.faults.unshift(fault('slow', { on: 'refresh', delay: 50, body }))
  return start(stage, ['refresh']).ended
}

/** Room has been made: the next run puts tokens that came where they belong, and another renews them. */
async function settled(step: string, what: string, stage: Stage, ended: Ended): Promise<void> {
  expectDecency(stage, ended, what)
  const isWhole = held(stage) !== undefined
  expect(isWhole, what).toBe(true)
  expectDecency(stage, await next(stage, 'status'), what)
  const verdict = judge(stage, stage.given.length > 0)
  count(step, verdict)
  expect(verdict, `${what}: ${ended.err}`).toMatchObject({ survived: true, lost: false, damaged: false })
  const again = await next(stage, 'refresh')
  expectDecency(stage, again, what)
  expect(again.code, `${what}: ${again.err}`).toBe(0)
  expect(leftBehind(stage), what).toEqual([])
}
