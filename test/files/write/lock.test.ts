import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { holdConfig } from '../../../src/files/write/hold.js'
import { useChild } from '../../support/child.js'
import { makeFolder, systemError } from '../../support/folder.js'
import { isRoot, NOBODY, OLD, read, update } from './change.js'

const child = useChild()

const LOCK = 'config.yml.pmm-config.lock'
const GONE = { pid: 2 ** 22 + 1, started: '1', host: hostname() }
const wait = (cwd: string, patience = 100) => holdConfig('config.yml', cwd, async () => 'held', { patience })
const busy = { message: expect.stringContaining('another pmm-config') }

describe('a lock', () => {
  test.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a link to a device without an end', (path: string) => symlinkSync('/dev/zero', path)],
  ])('in whose place is %s stops the run at once, and says so', async (_, make) => {
    const cwd = makeFolder({ 'config.yml': OLD })
    make(join(cwd, LOCK))
    expect(await wait(cwd, 60_000)).toMatchObject({
      message: expect.stringContaining(`${LOCK} is in the way`),
    })
    expect(lstatSync(join(cwd, LOCK)).isFile()).toBe(false)
  })

  test.runIf(isRoot).each([
    ['of a run that is gone', 0],
    ['that nobody has touched for long', 3600],
  ])('of another user %s is neither waited for nor removed, and named', async (_, age) => {
    const content = JSON.stringify(GONE)
    const cwd = makeFolder({ 'config.yml': OLD, [LOCK]: content })
    const time = new Date(Date.now() - age * 1000)
    utimesSync(join(cwd, LOCK), time, time)
    chownSync(join(cwd, LOCK), NOBODY, NOBODY)
    expect(await wait(cwd, 60_000)).toMatchObject({
      message: expect.stringMatching(`user ${NOBODY} is at work on this file, or was.*${LOCK} is their lock`),
    })
    expect(read(cwd, LOCK)).toBe(content)
  })

  test('that could not be removed when the work was done does not hold up this process', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const real = fs.rmSync
    const failing = vi.spyOn(fs, 'rmSync').mockImplementation((path, options) => {
      if (String(path).endsWith('.pmm-config.lock')) throw systemError('EIO')
      real(path, options)
    })
    onTestFinished(() => failing.mockRestore())
    expect(await wait(cwd)).toBe('held')
    expect(existsSync(join(cwd, LOCK))).toBe(true)
    failing.mockRestore()
    expect(await wait(cwd, 100)).toBe('held')
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('is removed even if reading it fails once', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    await holdConfig('config.yml', cwd, async () => {
      const failing = vi.spyOn(fs, 'openSync').mockImplementationOnce(() => {
        throw systemError('EIO')
      })
      onTestFinished(() => failing.mockRestore())
    })
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('that somebody does not want to wait for any more is left alone, at once', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    writeFileSync(join(cwd, LOCK), JSON.stringify({ pid: process.pid, host: hostname() }))
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

  test('can be read by everybody, and belongs to whom the run belongs to', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o640)
    if (isRoot) chownSync(join(cwd, 'config.yml'), 1234, 2345)
    await holdConfig('config.yml', cwd, async () => {
      const { mode, uid } = statSync(join(cwd, LOCK))
      expect([mode & 0o777, uid]).toEqual([0o644, process.getuid?.()])
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
