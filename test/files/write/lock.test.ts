import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { holdConfig } from '../../../src/files/write/hold.js'
import { makeFolder } from '../folder.js'
import { isRoot, OLD, read, update } from './change.js'
import { useChild } from './child.js'

const child = useChild()

const LOCK = 'config.yml.pmm-config.lock'
const GONE = { pid: 2 ** 22 + 1, started: '1', host: hostname() }
const wait = (cwd: string, patience = 100) => holdConfig('config.yml', cwd, async () => 'held', { patience })
const busy = { message: expect.stringContaining('another pmm-config') }

describe('a lock', () => {
  test('that cannot be read or removed is waited for, and no longer than patience lasts', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    mkdirSync(join(cwd, LOCK))
    expect(await wait(cwd)).toMatchObject(busy)
  })

  test('that somebody does not want to wait for any more is left alone, at once', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    mkdirSync(join(cwd, LOCK))
    const controller = new AbortController()
    const reason = new Error('enough')
    const onWait = () => controller.abort(reason)
    const held = holdConfig('config.yml', cwd, async () => 'held', { signal: controller.signal, onWait })
    await expect(held).rejects.toBe(reason)
    expect(existsSync(join(cwd, LOCK))).toBe(true)
  })

  test('that is free is taken whatever the signal says: what there is to do may have to be done', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const signal = AbortSignal.abort()
    expect(await holdConfig('config.yml', cwd, async () => 'held', { signal })).toBe('held')
  })

  test('of a container whose processes cannot be seen from here is not broken, unless it is forgotten', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    writeFileSync(join(cwd, LOCK), JSON.stringify({ ...GONE, numbering: 'pid:[1]' }))
    expect(await wait(cwd)).toMatchObject(busy)
    const time = new Date(Date.now() - 3_600_000)
    utimesSync(join(cwd, LOCK), time, time)
    expect(await wait(cwd)).toBe('held')
  })

  test.runIf(process.platform === 'linux')(
    'of a run that ended, which its parent has not asked about, is broken',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 0.3 & echo $!; exec sleep 20'], {
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      onTestFinished(() => {
        parent.kill()
      })
      const [pid] = await once(parent.stdout, 'data')
      const stat = () => readFileSync(`/proc/${Number(pid)}/stat`, 'utf8')
      await expect.poll(stat).toContain(') Z ')
      const lock = JSON.stringify({ pid: Number(pid), host: hostname() })
      expect(await wait(makeFolder({ 'config.yml': OLD, [LOCK]: lock }))).toBe('held')
    },
  )

  test('of another machine is not broken, unless it is forgotten', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    writeFileSync(join(cwd, LOCK), JSON.stringify({ ...GONE, host: 'elsewhere' }))
    expect(await wait(cwd)).toMatchObject({ message: expect.stringContaining('on elsewhere') })
    const time = new Date(Date.now() - 3_600_000)
    utimesSync(join(cwd, LOCK), time, time)
    expect(await wait(cwd)).toBe('held')
  })

  test('whose breaking was cut off as well is broken all the same, and nothing is left', async () => {
    const content = JSON.stringify(GONE)
    const right = `${LOCK}.${createHash('sha256').update(content).digest('hex').slice(0, 8)}`
    const cwd = makeFolder({ 'config.yml': OLD, [LOCK]: content, [right]: content })
    expect(await wait(cwd, 1000)).toBe('held')
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('can be read by whoever can read the config, and belongs to its owner', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o640)
    if (isRoot) chownSync(join(cwd, 'config.yml'), 1234, 2345)
    const { mode, uid, gid } = statSync(join(cwd, 'config.yml'))
    await holdConfig('config.yml', cwd, async () => {
      expect(statSync(join(cwd, LOCK))).toMatchObject({ mode, uid, gid })
    })
  })

  test('that a run left behind lets one of twenty in at a time', async () => {
    const cwd = makeFolder({ 'config.yml': OLD, [LOCK]: JSON.stringify(GONE) })
    const order = { cwd, path: 'config.yml', before: 'nothing', after: '' }
    const runs = Array.from({ length: 20 }, (_, index) => child({ ...order, again: `run: ${index}\n` }))
    for (const { outcome } of await Promise.all(runs)) expect(outcome).toMatchObject({ ok: true })
    expect(
      read(cwd)
        .split('\n')
        .filter((line) => line.startsWith('run')),
    ).toHaveLength(20)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('waits for a run that is at work, and breaks the lock of one that is gone', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const lock = join(cwd, 'config.yml.pmm-config.lock')
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname() }))
    const running = update(cwd)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(read(cwd)).toBe(OLD)
    // The number of this process, but another beginning: that one is gone.
    writeFileSync(lock, JSON.stringify({ pid: process.pid, started: '1', host: hostname() }))
    expect(await running).toMatchObject({ ok: true })
    expect(existsSync(lock)).toBe(false)
  })
})
