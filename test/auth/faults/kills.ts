import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Account, Child, Failure, Moment, Order } from './child.js'
import { copyOf, FOLDER_READ_ONLY, MOUNTED_ALONE } from './disks.js'
import { expectDecency, held, judge, leftBehind, next } from './judge.js'
import { each } from './pool.js'
import { IN_WORK_TREE, type Layout, LINKED, onStage, PLAIN, type Stage, WITH_ENV_FILE } from './stage.js'
import { count } from './table.js'

interface Scenario {
  readonly name: string
  readonly layout: Layout
  /** How the tokens are got; by default by the refresh token. */
  readonly by?: 'device' | 'code'
  readonly fail?: Failure
  /** Killed after all that changes something before the answer, too, where the others do the same. */
  readonly everywhere?: boolean
}

/** After a call that changes nothing all is as it was before. */
const CHANGES = /^(?:openSync with wx|write|mkdir|link|fch|ftruncate|rename|rm)/

const SCENARIOS: readonly Scenario[] = [
  { name: 'refresh', layout: PLAIN, everywhere: true },
  { name: 'refresh, config in place', layout: PLAIN, fail: MOUNTED_ALONE },
  { name: 'refresh, folder read-only', layout: PLAIN, fail: FOLDER_READ_ONLY },
  { name: 'refresh, config through a link', layout: LINKED },
  { name: 'refresh, config in a work tree', layout: IN_WORK_TREE },
  { name: 'refresh, into an env file', layout: WITH_ENV_FILE, everywhere: true },
  { name: 'device', layout: PLAIN, by: 'device', everywhere: true },
  { name: 'device, config in place', layout: PLAIN, by: 'device', fail: MOUNTED_ALONE },
  { name: 'device, into an env file', layout: WITH_ENV_FILE, by: 'device' },
  { name: 'code', layout: IN_WORK_TREE, by: 'code' },
]

/** The order for a run on this stage; somebody says yes on Trakt's page, where that is needed. */
function orderOf({ by, fail }: Scenario, { layout, fake }: Stage): Order {
  const { path = 'config.yml', envFile } = layout
  const common = { path, ...(envFile === undefined ? {} : { envFile }) }
  const failing = fail ? { fail } : {}
  if (by === undefined) return { verb: 'refresh', request: common, ...failing }
  fake.approveAfter(1)
  const way = by === 'device' ? { device: true } : { code: fake.authorizationCode(), codeName: 'pin' }
  return { verb: 'auth', request: { ...common, ...way }, ...failing }
}

export function testKills(child: () => Child): void {
  test.each(SCENARIOS)('no token is lost by a run ($name) that is killed, whenever', async (scenario) => {
    const { calls, arrived } = await undisturbed(scenario, child())
    const kills: Required<Order>['kill'][] = [{ call: arrived, moment: 'before' }]
    for (const [call, name] of calls.entries()) {
      if (!CHANGES.test(name) || (call < arrived && !scenario.everywhere)) continue
      if (name.startsWith('write')) kills.push({ call, moment: 'half' })
      kills.push({ call, moment: 'after' })
    }
    expect(kills.length).toBeGreaterThan(10)
    await each(kills, (kill) =>
      onStage({ layout: scenario.layout }, (stage) =>
        killed(scenario, stage, child(), kill, { calls, arrived }),
      ),
    )
  })
}

/** All goes well; tells which calls that takes. */
const undisturbed = (scenario: Scenario, child: Child) =>
  onStage({ layout: scenario.layout }, async (stage) => {
    const ended = await child(stage, orderOf(scenario, stage))
    const { calls = [], arrived = 0 } = ended
    expect(ended, ended.err).toMatchObject({ code: 0 })
    expect(held(stage)).toEqual(stage.given[0])
    expect(leftBehind(stage)).toEqual([])
    expectDecency(stage, ended, scenario.name)
    // With nothing between the answer and the disk nothing can come between them.
    expect(calls[arrived]).toMatch(/^writeSync .*\.journal$/)
    return { calls, arrived }
  })

async function killed(
  scenario: Scenario,
  stage: Stage,
  child: Child,
  kill: { readonly call: number; readonly moment: Moment },
  { calls, arrived }: Required<Account>,
): Promise<void> {
  const what = `${scenario.name}: killed ${kill.moment} call ${kill.call}, ${calls[kill.call]}`
  const ended = await child(stage, { ...orderOf(scenario, stage), kill })
  expect(ended.signal, what).toBe('SIGKILL')
  expectDecency(stage, ended, what)
  expectWhole(scenario, stage, what)
  // What has been read and not been written is gone with the process, whoever wrote it.
  const isHere = kill.call > arrived || (kill.call === arrived && kill.moment === 'after')
  const status = await next(stage, 'status')
  expectDecency(stage, status, what)
  const verdict = judge(stage, isHere)
  const step =
    kill.call < arrived ? 'before the answer' : isHere ? 'after the answer' : 'while it is written down'
  count(`SIGKILL, ${scenario.name}, ${step}`, verdict)
  expect(verdict, what).toMatchObject({ lost: false, damaged: false })
  // Whoever goes on from there is as well off as if nothing had been, where the token was not spent.
  const again = await next(stage, 'refresh')
  expectDecency(stage, again, what)
  expect(again.code, `${what}\n${again.err}`).toBe(verdict.survived ? 0 : 4)
  expect(held(stage), what).toBeDefined()
  if (again.code === 0) expect(leftBehind(stage), what).toEqual([])
}

/** Before anything is repaired: the old file or the new one; in place a torn one has its copy beside it. */
function expectWhole({ fail }: Scenario, stage: Stage, what: string): void {
  const [name] = Object.keys(stage.layout.files(stage.old))
  expect(statSync(join(stage.folder, name!)).mode & 0o777, what).toBe(0o600)
  if (held(stage)) return
  expect(fail, what).toBeDefined()
  expect(copyOf(stage, name!), what).toBe(stage.layout.files(stage.old)[name!])
}
