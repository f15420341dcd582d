import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { updateFile } from '../../../src/files/write/update.js'
import { createSource } from '../../../src/text/source.js'
import { type Answer, buildChild, type Child, type Moment, type Order } from '../../support/child.js'

const OLD = `# mine\ntrakt:\n  client_id: ${'ab'.repeat(3000)}\n  pin: 12345678\n`
const LONGER = OLD.replace('pin: 12345678', 'pin:\n  authorization:\n    access_token: x')
const SHORTER = 'trakt:\n  pin:\n'

interface Scenario {
  readonly name: string
  readonly text: string
  readonly order?: Partial<Order>
  /** Lays the file out in a folder; returns the path that is written. */
  setUp?(folder: string): void
  readonly path?: string
  /** Where the old text is kept while it is written in place. */
  readonly copy?: string
}

const write = (folder: string, name = 'config.yml') => {
  writeFileSync(join(folder, name), OLD)
  chmodSync(join(folder, name), 0o640)
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'replaced', text: LONGER },
  { name: 'replaced by a shorter one, with a backup', text: SHORTER, order: { backup: true } },
  {
    name: 'through a link',
    text: LONGER,
    path: 'link.yml',
    setUp(folder) {
      mkdirSync(join(folder, 'real'))
      write(folder, 'real/config.yml')
      symlinkSync('real/config.yml', join(folder, 'link.yml'))
    },
  },
  {
    name: 'in a work tree, with a backup',
    text: LONGER,
    order: { backup: true },
    setUp(folder) {
      mkdirSync(join(folder, '.git'))
      write(folder)
    },
  },
  {
    name: 'in place, in a work tree',
    text: SHORTER,
    order: { fail: { call: 'renameSync', code: 'EBUSY' } },
    copy: '.git/pmm-config/config.yml.pmm-config.bak',
    setUp(folder) {
      mkdirSync(join(folder, '.git'))
      write(folder)
    },
  },
  { name: 'after a proof', text: LONGER, order: { prove: true } },
  { name: 'in place, longer', text: LONGER, order: { fail: { call: 'renameSync', code: 'EBUSY' } } },
  { name: 'in place, shorter', text: SHORTER, order: { fail: { call: 'renameSync', code: 'EBUSY' } } },
  {
    name: 'in place, for its second name',
    text: LONGER,
    setUp(folder) {
      write(folder)
      linkSync(join(folder, 'config.yml'), join(folder, 'other.yml'))
    },
  },
  {
    name: 'behind a lock whose owner is gone',
    text: LONGER,
    setUp(folder) {
      write(folder)
      const lock = { pid: 2 ** 22 + 1, started: '1', host: hostname() }
      writeFileSync(join(folder, 'config.yml.pmm-config.lock'), JSON.stringify(lock))
    },
  },
]

let top = ''
let child: Child
beforeAll(async () => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'pmm-config-kill-')))
  mkdirSync(join(top, 'child'))
  child = await buildChild(join(top, 'child'))
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

let count = 0

/** Runs the child in a folder of its own. */
async function run({ setUp, text, order, path = 'config.yml' }: Scenario, kill?: Order['kill']) {
  const folder = join(top, `${count++}`)
  mkdirSync(folder)
  ;(setUp ?? write)(folder)
  const full = { cwd: folder, path, before: OLD, after: text, ...order }
  const answer: Answer = await child({ ...full, ...(kill ? { kill } : {}) })
  const again = () =>
    updateFile({
      path,
      cwd: folder,
      before: createSource(path, OLD),
      text,
      backup: false,
      again: async () => text,
    })
  return { folder, answer, again, file: join(folder, path) }
}

/** What only a run that is at work has beside its config. */
const LEFT = /\.tmp$|\.in-place$|\.lock(\.[0-9a-f]+)?$/
/** Before a call all is as after the one before it. */
const MOMENTS: readonly Moment[] = ['half', 'after']
/** Scenario, step and what the file was then, to how many kills; printed where PMM_CONFIG_KILL_TABLE is set. */
const table = new Map<string, number>()

test.each(SCENARIOS)(
  'a file that is written $name is the old or the new one, whenever the writer is killed',
  async (scenario) => {
    const whole = await run(scenario)
    expect(whole.answer.outcome).toMatchObject({ ok: true })
    expect(readFileSync(whole.file, 'utf8')).toBe(scenario.text)
    const { calls } = whole.answer
    expect(calls.length).toBeGreaterThan(20)
    const kills = calls.flatMap((call, number) =>
      MOMENTS.filter((moment) => moment !== 'half' || call.startsWith('write')).map((moment) => ({
        call: number,
        moment,
      })),
    )
    const inPlace = scenario.name.startsWith('in place')
    const next = kills.values()
    const states = new Set<string>()
    const worker = async () => {
      for (const kill of next) {
        const { folder, file, answer, again } = await run(scenario, kill)
        const what = `${scenario.name}: killed ${kill.moment} call ${kill.call}, ${calls[kill.call]}`
        expect(answer.signal, what).toBe('SIGKILL')
        const text = readFileSync(file, 'utf8')
        const state =
          text === OLD
            ? 'old'
            : text === scenario.text
              ? 'new'
              : text.trimEnd() === scenario.text.trimEnd()
                ? 'new, blank lines behind'
                : text.trimEnd() === OLD.trimEnd()
                  ? 'old, blank lines behind'
                  : 'torn'
        states.add(state)
        const row = `${scenario.name} | ${kill.moment} ${calls[kill.call]} | ${state}`
        table.set(row, (table.get(row) ?? 0) + 1)
        if (inPlace && state === 'torn')
          expect(readFileSync(join(folder, scenario.copy ?? 'config.yml.pmm-config.bak'), 'utf8'), what).toBe(
            OLD,
          )
        else expect(inPlace ? state !== 'torn' : ['old', 'new'].includes(state), what).toBe(true)
        expect(statSync(file).mode & 0o777, what).toBe(0o640)
        // The next run is not hindered by what is left, finishes what was cut off, and leaves nothing behind.
        expect(await again(), what).toMatchObject({ ok: true })
        expect(readFileSync(file, 'utf8'), what).toBe(scenario.text)
        const left = readdirSync(folder, { recursive: true }).filter((name) => LEFT.test(String(name)))
        expect(left, what).toEqual([])
      }
    }
    await Promise.all([worker(), worker(), worker()])
    // Killed too early or too late every time would prove nothing.
    expect([...states].filter((state) => state === 'old' || state === 'new')).toHaveLength(2)
  },
)

test('at least 200 writers were killed', () => {
  const rows = [...table].map(([row, times]) => `${row} | ${times}`)
  if (process.env.PMM_CONFIG_KILL_TABLE) console.log(rows.join('\n'))
  expect([...table.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThanOrEqual(200)
})
