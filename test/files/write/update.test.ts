import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
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
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Update } from '../../../src/files/write/locked.js'
import { updateFile } from '../../../src/files/write/update.js'
import { createSource } from '../../../src/text/source.js'
import { makeFolder } from '../folder.js'
import { buildChild } from './child.js'

const OLD = 'pin: 1\n'
const NEW = 'pin:\n'
const NOBODY = 65534
const isRoot = process.getuid?.() === 0

const update = (cwd: string, more: Partial<Update> = {}) =>
  updateFile({
    path: 'config.yml',
    cwd,
    before: createSource('config.yml', OLD),
    text: NEW,
    backup: false,
    again: async () => undefined,
    ...more,
  })
const read = (cwd: string, name = 'config.yml') => readFileSync(join(cwd, name), 'utf8')

let top = ''
let child: Awaited<ReturnType<typeof buildChild>>
beforeAll(async () => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'pmm-config-child-')))
  chmodSync(top, 0o777)
  child = await buildChild(top)
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

/** Whether something can be mounted, as root can in most containers. */
const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'pmm-config-mount-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  if (status === 0) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return status === 0
})()

function mount(target: string, ...args: readonly string[]): void {
  execFileSync('mount', [...args, target])
  onTestFinished(() => {
    execFileSync('umount', ['-l', target])
  })
}

describe('a file is replaced', () => {
  test('in one step, and nothing is left beside it', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    expect(await update(cwd)).toEqual({ ok: true, notes: [] })
    expect(read(cwd)).toBe(NEW)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('with its mode', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o606)
    await update(cwd)
    expect(statSync(join(cwd, 'config.yml')).mode & 0o777).toBe(0o606)
  })

  test.runIf(isRoot)('with its owner and group', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chownSync(join(cwd, 'config.yml'), 1234, 2345)
    await update(cwd)
    const { uid, gid } = statSync(join(cwd, 'config.yml'))
    expect([uid, gid]).toEqual([1234, 2345])
  })

  test('behind links, which stay links', async () => {
    const cwd = makeFolder({ 'real/config.yml': OLD })
    symlinkSync('real/config.yml', join(cwd, 'middle.yml'))
    symlinkSync(join(cwd, 'middle.yml'), join(cwd, 'config.yml'))
    expect(await update(cwd)).toMatchObject({ ok: true })
    expect(read(cwd, 'real/config.yml')).toBe(NEW)
    expect(
      [lstatSync(join(cwd, 'config.yml')), lstatSync(join(cwd, 'middle.yml'))].map((one) =>
        one.isSymbolicLink(),
      ),
    ).toEqual([true, true])
    expect(readdirSync(join(cwd, 'real'))).toEqual(['config.yml'])
  })

  test('with what a killed run left beside it taken away', async () => {
    const cwd = makeFolder({ 'config.yml': OLD, '.config.yml.4194300-00000000.pmm-config.tmp': 'secret' })
    await update(cwd)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })
})

describe('the old file is kept', () => {
  test('beside the new one, readable by nobody else', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o644)
    const { notes } = (await update(cwd, { backup: true })) as { notes: readonly string[] }
    expect(notes.join()).toContain('config.yml.bak')
    expect(read(cwd, 'config.yml.bak')).toBe(OLD)
    expect(statSync(join(cwd, 'config.yml.bak')).mode & 0o777).toBe(0o600)
  })

  test('in a git work tree where no commit picks it up', async () => {
    const cwd = makeFolder({ 'config/config.yml': OLD })
    execFileSync('git', ['init', '-q', cwd])
    await update(cwd, { path: 'config/config.yml', backup: true })
    const status = execFileSync('git', ['-C', cwd, 'status', '--porcelain', '--ignored', '-uall'], {
      encoding: 'utf8',
    })
    expect(status).toBe('?? config/config.yml\n')
    expect(read(cwd, '.git/pmm-config/config%2Fconfig.yml.bak')).toBe(OLD)
  })

  test('in the git folder that a worktree or submodule names', async () => {
    const cwd = makeFolder({
      'repository/HEAD': '',
      'tree/.git': 'gitdir: ../repository\n',
      'tree/config.yml': OLD,
    })
    await update(cwd, { path: 'tree/config.yml', backup: true })
    expect(read(cwd, 'repository/pmm-config/config.yml.bak')).toBe(OLD)
  })
})

describe('a file that others write as well', () => {
  test('is read again, and the change made to what stands in it now', async () => {
    const cwd = makeFolder({ 'config.yml': `${OLD}more: 1\n` })
    const outcome = await update(cwd, { again: async ({ text }) => text.replace('pin: 1', 'pin:') })
    expect(outcome).toMatchObject({ ok: true, notes: [expect.stringContaining('somebody else')] })
    expect(read(cwd)).toBe('pin:\nmore: 1\n')
  })

  test('is left alone where the change does not fit any more', async () => {
    const cwd = makeFolder({ 'config.yml': 'other: 1\n' })
    expect(await update(cwd)).toMatchObject({
      ok: false,
      message: expect.stringContaining('another program changed'),
    })
    expect(read(cwd)).toBe('other: 1\n')
  })

  test('keeps what eight runs at once add to it', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const order = { cwd, path: 'config.yml', before: 'nothing', after: '' }
    const runs = Array.from({ length: 8 }, (_, index) => child({ ...order, again: `run: ${index}\n` }))
    for (const { outcome } of await Promise.all(runs)) expect(outcome).toMatchObject({ ok: true })
    const lines = read(cwd).split('\n')
    for (let index = 0; index < 8; index++) expect(lines).toContain(`run: ${index}`)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('waits for a run that is at work, and breaks the lock of one that is gone', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const lock = join(cwd, 'config.yml.pmm-config.lock')
    const { hostname } = await import('node:os')
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

describe('a file that cannot be replaced', () => {
  const inPlace = { ok: true, notes: [expect.stringContaining('written in place')] }

  test('is written in place, and a copy is kept', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    linkSync(join(cwd, 'config.yml'), join(cwd, 'other.yml'))
    expect(await update(cwd)).toEqual(inPlace)
    expect([read(cwd), read(cwd, 'other.yml'), read(cwd, 'config.yml.pmm-config.bak')]).toEqual([
      NEW,
      NEW,
      OLD,
    ])
    expect(statSync(join(cwd, 'config.yml.pmm-config.bak')).mode & 0o777).toBe(0o600)
  })

  test.each(['EBUSY', 'EXDEV', 'EPERM'])('because of %s is written in place', async (code) => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const order = { cwd, path: 'config.yml', before: OLD, after: NEW, fail: { call: 'renameSync', code } }
    expect((await child(order)).outcome).toEqual(inPlace)
    expect(read(cwd)).toBe(NEW)
    expect(readdirSync(cwd).toSorted()).toEqual(['config.yml', 'config.yml.pmm-config.bak'])
  })

  test.runIf(canMount)('because it alone is mounted into a container is written in place', async () => {
    const cwd = makeFolder({ 'outside.yml': OLD, 'config/config.yml': '' })
    mount(join(cwd, 'config/config.yml'), '--bind', join(cwd, 'outside.yml'))
    expect(await update(cwd, { path: 'config/config.yml' })).toEqual(inPlace)
    expect(read(cwd, 'outside.yml')).toBe(NEW)
  })

  test.runIf(isRoot)(
    'because the folder is not writable is written in place, with the copy elsewhere',
    async () => {
      const cwd = makeFolder({ 'config.yml': OLD })
      chownSync(join(cwd, 'config.yml'), NOBODY, NOBODY)
      chmodSync(cwd, 0o755)
      const { outcome } = await child({ cwd, path: 'config.yml', before: OLD, after: NEW, user: NOBODY })
      expect(outcome).toEqual(inPlace)
      expect(read(cwd)).toBe(NEW)
      expect(readdirSync(cwd)).toEqual(['config.yml'])
      const copy = /kept as (\S+)$/.exec(outcome!.notes![0]!)![1]!
      expect(readFileSync(copy, 'utf8')).toBe(OLD)
    },
  )

  test.runIf(isRoot)('because its owner cannot be kept is written in place', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(cwd, 0o777)
    chmodSync(join(cwd, 'config.yml'), 0o666)
    const { outcome } = await child({ cwd, path: 'config.yml', before: OLD, after: NEW, user: NOBODY })
    expect(outcome).toEqual(inPlace)
    expect([read(cwd), statSync(join(cwd, 'config.yml')).uid]).toEqual([NEW, 0])
  })
})

describe('a file that cannot be written is as it was', () => {
  test('when it is write-protected, also for root', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o444)
    expect(await update(cwd)).toMatchObject({
      ok: false,
      message: expect.stringContaining('write-protected'),
    })
    expect(read(cwd)).toBe(OLD)
  })

  test.runIf(isRoot)('when it is somebody else’s', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(cwd, 0o755)
    const { outcome } = await child({ cwd, path: 'config.yml', before: OLD, after: NEW, user: NOBODY })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('not permitted') })
    expect([read(cwd), readdirSync(cwd)]).toEqual([OLD, ['config.yml']])
  })

  test.runIf(canMount)('when the disk is full', async () => {
    const cwd = makeFolder()
    mount(cwd, '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
    writeFileSync(join(cwd, 'config.yml'), OLD)
    const fill = 'x'.repeat(4096)
    expect(() => {
      for (let index = 0; ; index++) writeFileSync(join(cwd, `fill${index}`), fill)
    }).toThrow('ENOSPC')
    const outcome = await update(cwd, { text: `${NEW}${'y: 1\n'.repeat(2000)}` })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('no room left') })
    expect(read(cwd)).toBe(OLD)
    expect(readdirSync(cwd).filter((name) => !name.startsWith('fill'))).toEqual(['config.yml'])
  })

  test.each(['ENOSPC', 'EDQUOT'])('when writing meets %s', async (code) => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const { outcome } = await child({
      cwd,
      path: 'config.yml',
      before: OLD,
      after: NEW,
      fail: { call: 'writeSync', code },
    })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('no room left') })
    expect([read(cwd), readdirSync(cwd)]).toEqual([OLD, ['config.yml']])
  })

  test.runIf(canMount)('when it is on a disk that can only be read', async () => {
    const cwd = makeFolder({ 'config/config.yml': OLD })
    mount(join(cwd, 'config'), '--bind', join(cwd, 'config'))
    execFileSync('mount', ['-o', 'remount,ro,bind', join(cwd, 'config')])
    expect(await update(cwd, { path: 'config/config.yml' })).toMatchObject({
      ok: false,
      message: expect.stringContaining('can only be read'),
    })
    expect(read(cwd, 'config/config.yml')).toBe(OLD)
  })

  test('when it is gone', async () => {
    expect(await update(makeFolder())).toMatchObject({ ok: false, message: 'no such file or folder' })
  })
})

test('a write in place that was cut off is finished by the next run', async () => {
  const cwd = makeFolder({ 'config.yml': OLD })
  mkdirSync(join(cwd, 'unused'))
  linkSync(join(cwd, 'config.yml'), join(cwd, 'other.yml'))
  const long = `a: ${'1'.repeat(50)}\n`
  await update(cwd, { text: long })
  // As if killed in the middle of the write: the beginning of the new text, the rest of the old.
  const journal = { old: '', text: Buffer.from(`b: ${'2'.repeat(50)}\n`).toString('base64') }
  writeFileSync(join(cwd, 'config.yml.pmm-config.bak'), long)
  writeFileSync(join(cwd, 'config.yml.pmm-config.journal'), JSON.stringify(journal))
  writeFileSync(join(cwd, 'config.yml'), `b: ${'2'.repeat(20)}${'1'.repeat(30)}\n`)
  const seen: string[] = []
  const outcome = await update(cwd, {
    again: async ({ text }) => {
      seen.push(text)
      return text
    },
  })
  expect(outcome).toMatchObject({ ok: true, notes: [expect.stringContaining('cut off'), expect.anything()] })
  expect(seen).toEqual([`b: ${'2'.repeat(50)}\n`])
  expect(read(cwd)).toBe(`b: ${'2'.repeat(50)}\n`)
  expect(existsSync(join(cwd, 'config.yml.pmm-config.journal'))).toBe(false)
})
