import { createHash } from 'node:crypto'
import { utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TokenPair } from '../../support/fake-trakt/types.js'
import { expectDecency, held, judge, leftBehind, next } from './judge.js'
import { start } from './program.js'
import { onStage, type Stage } from './stage.js'
import { count } from './table.js'

/** No process has such a number. */
const NOBODY = 2 ** 22 + 1
const MINUTE = 60

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Leaves a file as a run does that is gone, so many minutes ago. */
function leave({ folder }: Stage, name: string, content: unknown, minutesAgo = 0): void {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  const then = Date.now() / 1000 - minutesAgo * MINUTE
  utimesSync(path, then, then)
}

const JOURNAL = `config.yml.trakt.${NOBODY}-0123abcd.pmm-config.journal`
const GONE = { pid: NOBODY, started: '1', host: hostname() }

/** What a journal holds when the answer has come, as from an exchange of a token of the config. */
function received(stage: Stage, tokens: TokenPair, replaces = stage.old.access_token) {
  return { tokens, client: {}, replaces: hashOf(replaces) }
}

/** Tokens that another run got. */
function got(stage: Stage, createdAt = new Date()): TokenPair {
  const pair = stage.fake.issue({ createdAt })
  stage.hear(JSON.stringify(pair))
  return pair
}

type Left = (stage: Stage) => TokenPair

const LONG_AGO = new Date('2026-08-01T00:00:00Z')

/** What is left, and which tokens the config has to hold then. */
const JOURNALS: Readonly<Record<string, Left>> = {
  'with newer tokens': (stage) => {
    const pair = got(stage)
    const record = { version: 1, sent: hashOf(stage.old.refresh_token), received: received(stage, pair) }
    leave(stage, JOURNAL, { ...record, owner: GONE })
    return pair
  },
  'with newer tokens, of a config that somebody else has signed in since': (stage) => {
    const pair = got(stage)
    leave(stage, JOURNAL, { version: 1, received: received(stage, pair, 'another'), owner: GONE })
    return pair
  },
  'with older tokens': (stage) => {
    const pair = stage.fake.issue({ createdAt: new Date(LONG_AGO.getTime() - 1e9) })
    leave(stage, JOURNAL, { version: 1, received: received(stage, pair, 'another'), owner: GONE })
    return stage.old
  },
  'with the same tokens': (stage) => {
    leave(stage, JOURNAL, { version: 1, received: received(stage, stage.old, 'another'), owner: GONE })
    return stage.old
  },
  'by a run on another machine, a while ago': (stage) => {
    const pair = got(stage)
    const owner = { ...GONE, host: 'another' }
    leave(stage, JOURNAL, { version: 1, received: received(stage, pair), owner }, 11)
    return pair
  },
  'that is empty': (stage) => {
    leave(stage, JOURNAL, '')
    return stage.old
  },
  'that nobody can read': (stage) => {
    leave(stage, JOURNAL, '\u0000\u0001{"version":1,"received":{"tokens":')
    return stage.old
  },
  'of a version to come': (stage) => {
    leave(stage, JOURNAL, { version: 2, owner: GONE })
    return stage.old
  },
}

export function testLeftovers(): void {
  test.each(Object.entries(JOURNALS))('a journal %s is seen to by the next run', (name, left) =>
    onStage({}, async (stage) => {
      const pair = left(stage)
      const ended = await start(stage, ['status']).ended
      count('journal left behind', judge(stage, pair !== stage.old))
      expectDecency(stage, ended, name)
      expect(held(stage)).toEqual(pair)
      expect(leftBehind(stage)).toEqual([])
      expect(await next(stage, 'refresh')).toMatchObject({ code: 0 })
      expect([...stage.fake.spent]).toEqual([[pair.refresh_token, 1]])
    }),
  )

  test('tokens that were left are put into a config that has none any more', () =>
    onStage({}, async (stage) => {
      const pair = got(stage)
      leave(stage, JOURNAL, { version: 1, received: received(stage, pair), owner: GONE })
      const blank = stage.read('config.yml').replace(/authorization:\n(?: {4}.*\n)+/, 'authorization:\n')
      writeFileSync(join(stage.folder, 'config.yml'), blank)
      const ended = await start(stage, ['status']).ended
      expectDecency(stage, ended, 'blank')
      const isThere = stage.read('config.yml').includes(pair.refresh_token)
      count('journal left behind', { survived: isThere, lost: !isThere })
      expect(isThere).toBe(true)
    }))

  test.each([
    ['', (mark: string) => mark],
    [
      ' while its tokens were written down',
      (mark: string) => mark.replace('"owner"', '"received":{"tok"owner"'),
    ],
  ])('a token that is known to be spent is not sent again by the next run either%s', (_, torn) =>
    onStage({}, async (stage) => {
      const mark = JSON.stringify({
        version: 1,
        sent: hashOf(stage.old.refresh_token),
        state: 'spent',
        owner: GONE,
      })
      leave(stage, JOURNAL, torn(mark))
      const ended = await start(stage, ['refresh']).ended
      count('mark left behind', judge(stage, false))
      expectDecency(stage, ended, 'mark')
      expect(ended.code, ended.err).toBe(4)
      expect(stage.fake.requests).toEqual([])
      stage.fake.approveAfter(0)
      expect(await next(stage, 'auth')).toMatchObject({ code: 0 })
      expect(leftBehind(stage)).toEqual([])
    }),
  )

  test.each([
    ['of a process that is gone', GONE, 0],
    ['of another machine, long ago', { ...GONE, host: 'another' }, 11],
    ['that nobody can read', '{"pid":', 11],
  ])('a lock %s hinders nobody', (name, owner, minutes) =>
    onStage({}, async (stage) => {
      leave(stage, 'config.yml.pmm-config.lock', owner, minutes)
      const ended = await start(stage, ['refresh']).ended
      count('lock left behind', judge(stage, true))
      expectDecency(stage, ended, name)
      expect(ended.code, ended.err).toBe(0)
      expect(held(stage)).toEqual(stage.given[0])
      expect(leftBehind(stage)).toEqual([])
    }),
  )
}
