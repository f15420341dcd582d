import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TokenPair } from '../../support/fake-trakt/types.js'
import type { Child, Moment, Order } from './child.js'
import { MOUNTED_ALONE } from './disks.js'
import { expectDecency, held, leftBehind, next } from './judge.js'
import { each } from './pool.js'
import type { Ended } from './program.js'
import { onStage, type Stage } from './stage.js'
import { count } from './table.js'

/** What is done to a run: it is killed, or finds no room on the disk. */
type Fault = Pick<Order, 'kill' | 'fail'>

interface Way {
  readonly order: Order
  prepare?(stage: Stage): void
  /**
   * Sees to it that nothing is lost and the file is whole, and goes on from there.
   *
   * @param isHere whether an answer that came was on the disk
   */
  settled(stage: Stage, ended: Ended, what: string, isHere: boolean): Promise<void>
}

const PATH = { path: 'config.yml' }
const BLOCK = 'block.yml'
const IMPORT = { ...PATH, import: BLOCK }

const lines = (pair: TokenPair) => Object.entries(pair).map(([key, value]) => `${key}: ${value}\n`)
const blank = (text: string) => text.replaceAll(/^( {4}\w+:) .*/gm, '$1')

const IMPORTED: Way = {
  order: { verb: 'auth', request: IMPORT },
  prepare(stage) {
    const block = lines(stage.fake.issue()).join('')
    stage.hear(JSON.stringify(Object.fromEntries(block.trim().split('\n').map(asEntry))))
    writeFileSync(join(stage.folder, BLOCK), block)
  },
  async settled(stage, ended, what) {
    expectDecency(stage, ended, what)
    const isWhole = held(stage) !== undefined
    expect(isWhole, what).toBe(true)
    // Whoever runs it again has what the block holds, which was never spent.
    const again = await next(stage, 'auth', IMPORT)
    expectDecency(stage, again, what)
    const survived = held(stage) === stage.given[0]
    count('import', { survived, lost: !survived, damaged: !isWhole })
    expect([survived, again.code], `${what}: ${again.err}`).toEqual([true, 0])
    expect([...stage.fake.spent], what).toEqual([])
  },
}

const PRINTED: Way = {
  order: { verb: 'refresh', request: { ...PATH, print: true } },
  async settled(stage, ended, what, isHere) {
    // That the block is on standard output is what was asked for.
    expectDecency(stage, { ...ended, out: '' }, what)
    const isWhole = held(stage) !== undefined
    expect(isWhole, what).toBe(true)
    const [pair] = stage.given
    const isPrinted = pair !== undefined && lines(pair).every((line) => ended.out.includes(`    ${line}`))
    expectDecency(stage, await next(stage, 'status'), what)
    // Nothing is put in unless a run may write; then it is, whether it was printed or not.
    if (pair !== undefined && isHere) {
      expectDecency(stage, await next(stage, 'auth'), what)
      expect(held(stage), what).toBe(pair)
    }
    const survived = isPrinted || (pair !== undefined && held(stage) === pair)
    const lost = pair !== undefined && isHere && !survived
    count('print', { survived, lost, unanswered: !survived && !lost, damaged: !isWhole })
    expect(lost, what).toBe(false)
    // The old token is tried once more where nobody knows of it, the new one is good.
    const again = await next(stage, 'refresh')
    const isGood = pair === undefined || held(stage) !== stage.old
    expect(again.code, `${what}: ${again.err}`).toBe(isGood ? 0 : 4)
    expect(Math.max(0, ...stage.fake.spent.values()), what).toBeLessThanOrEqual(2)
  },
}

const REVOKED: Way = {
  order: { verb: 'revoke', request: { ...PATH, yes: true } },
  async settled(stage, ended, what) {
    expectDecency(stage, ended, what)
    const isTold = stage.fake.requests.some(({ path }) => path === '/oauth/revoke')
    const old = stage.layout.files(stage.old)['config.yml']!
    const now = stage.read('config.yml')
    // Tokens that Trakt was not told of are still good for something.
    const isWhole = now === old || (isTold && now === blank(old))
    expect(isWhole, what).toBe(true)
    const again = await next(stage, 'revoke', { yes: true })
    expectDecency(stage, again, what)
    const isBlank = stage.read('config.yml') === blank(old)
    count('revoke', { survived: isBlank, damaged: !isWhole })
    expect([isBlank, again.code], `${what}: ${again.err}`).toEqual([true, 0])
    expect(leftBehind(stage), what).toEqual([])
  },
}

/** The same for a config that cannot be replaced: a write of it can be seen half done. */
const REVOKED_IN_PLACE: Way = {
  order: { ...REVOKED.order, fail: MOUNTED_ALONE },
  async settled(stage, ended, what, isHere) {
    const status = await next(stage, 'status')
    expectDecency(stage, status, what)
    await REVOKED.settled(stage, ended, what, isHere)
  },
}

/** What changes something. */
const CHANGES = /^(?:openSync with wx|write|mkdir|link|fch|ftruncate|rename|rm)/
const TAKES_ROOM = /^(?:write|openSync with wx|link)/

export function testOtherWays(child: () => Child): void {
  const ways = {
    import: IMPORTED,
    print: PRINTED,
    revoke: REVOKED,
    'revoke, config in place': REVOKED_IN_PLACE,
  }
  test.each(Object.entries(ways))(
    'nothing is lost by %s, whenever it is killed or finds the disk full',
    async (name, way) => {
      const play = (fault: Fault, what: string, answered = -1) =>
        onStage({}, async (stage) => {
          way.prepare?.(stage)
          const ended = await child()(stage, { ...way.order, ...fault })
          if (fault.kill) expect(ended.signal, what).toBe('SIGKILL')
          const { call, moment } = fault.kill ?? {}
          await way.settled(stage, ended, what, call !== answered || moment === 'after')
          // Last of all somebody signs in again, and all is well.
          stage.fake.approveAfter(0)
          expect(await next(stage, 'auth', { force: true }), what).toMatchObject({ code: 0 })
          expect(leftBehind(stage), what).toEqual([])
          return ended
        })
      const { calls = [], arrived } = await play({}, name)
      const faults = [...calls.entries()].flatMap(([call, what]) => faultsAt(way, call, what))
      expect(faults.length).toBeGreaterThan(20)
      await each(faults, async ([fault, what]) => void (await play(fault, `${name}: ${what}`, arrived)))
    },
  )
}

function faultsAt({ order }: Way, call: number, what: string): readonly (readonly [Fault, string])[] {
  const killed = (moment: Moment) =>
    [{ kill: { call, moment } }, `killed ${moment} call ${call}, ${what}`] as const
  const full = [
    { fail: { code: 'ENOSPC', path: '', call, lasting: true } },
    `full from ${call}, ${what}`,
  ] as const
  return [
    ...(CHANGES.test(what) ? [killed('after')] : []),
    ...(/^write\w+ ./.test(what) ? [killed('half')] : []),
    // One thing at a time goes wrong.
    ...(TAKES_ROOM.test(what) && !order.fail ? [full] : []),
  ]
}

function asEntry(line: string): readonly [string, string | number] {
  const [key, value] = line.split(': ') as [string, string]
  return [key, /^\d+$/.test(value) ? Number(value) : value]
}
