import { execFileSync } from 'node:child_process'
import fs, {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { temporaryName } from '../../../src/files/write/durable.js'
import { lastResort } from '../../../src/files/write/fallback-place.js'
import { useChild } from '../../support/child.js'
import { makeFolder } from '../../support/folder.js'
import { canMount, fillUp, mount, mountSmall } from '../../support/mount.js'
import { isRoot, NEW, NOBODY, OLD, read, update } from './change.js'

const child = useChild()

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
    const cwd = makeFolder({
      'config.yml': OLD,
      '.config.yml.4194300-00000000.pmm-config.tmp': 'secret',
      '.config.yml.pmm-config.bak.4194300-00000000.pmm-config.tmp': 'secret',
      // In a container the next run often has the same number.
      [`.config.yml.${process.pid}-00000000.pmm-config.tmp`]: 'secret',
      'config.yml.pmm-config.lock.0123abcd': '{}',
    })
    await update(cwd)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('with what a killed run left elsewhere taken away', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const left = temporaryName(lastResort(join(cwd, 'config.yml'), '.pmm-config.bak')).replace(
      `${process.pid}`,
      '4194300',
    )
    writeFileSync(left, 'secret')
    await update(cwd)
    expect(existsSync(left)).toBe(false)
  })

  test('and what others are writing beside it is let alone, unless it is from long ago', async () => {
    const [recent, forgotten] = ['00000001', '00000002'].map(
      (hex) => `.config.yml.${process.ppid}-${hex}.pmm-config.tmp`,
    ) as [string, string]
    const stranger = '.my-config.yml.4194300-00000000.pmm-config.tmp'
    const cwd = makeFolder({ 'config.yml': OLD, [recent]: '', [forgotten]: '', [stranger]: '' })
    const time = new Date(Date.now() - 3_600_000)
    utimesSync(join(cwd, forgotten), time, time)
    await update(cwd)
    expect(readdirSync(cwd).toSorted()).toEqual([recent, stranger, 'config.yml'].toSorted())
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

  test('for good: the folders that have new names in them are on the disk as well', async () => {
    const cwd = makeFolder({ 'config.yml': OLD, '.git/HEAD': '' })
    const open = vi.spyOn(fs, 'openSync')
    onTestFinished(() => open.mockRestore())
    await update(cwd, { backup: true })
    for (const folder of ['.git', '.git/pmm-config', ''])
      expect(open).toHaveBeenCalledWith(join(cwd, folder), 'r')
  })

  test.runIf(isRoot)('for the owner of the config when root keeps it, with its folder', async () => {
    const cwd = makeFolder({ 'config.yml': OLD, '.git/HEAD': '' })
    chownSync(join(cwd, 'config.yml'), 1234, 2345)
    chownSync(join(cwd, '.git'), 1234, 2345)
    await update(cwd, { backup: true })
    for (const path of ['.git/pmm-config', '.git/pmm-config/config.yml.bak']) {
      const { uid, gid } = statSync(join(cwd, path))
      expect([path, uid, gid]).toEqual([path, 1234, 2345])
    }
  })

  test('in the git folder that a worktree or submodule names', async () => {
    const cwd = makeFolder({
      'repository/HEAD': '',
      'repository/objects/keep': '',
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

  test('is left alone where they have done the same', async () => {
    const cwd = makeFolder({ 'config.yml': NEW })
    const { ino } = statSync(join(cwd, 'config.yml'))
    expect(await update(cwd, { again: async ({ text }) => text })).toEqual({
      ok: true,
      notes: [expect.stringContaining('nothing left to do')],
    })
    expect(statSync(join(cwd, 'config.yml')).ino).toBe(ino)
  })

  test('is read again even if neither its size nor its time tells of the change', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const time = new Date(1_700_000_000_000)
    utimesSync(join(cwd, 'config.yml'), time, time)
    const sync = vi.spyOn(fs, 'fsyncSync').mockImplementationOnce(() => {
      writeFileSync(join(cwd, 'config.yml'), 'pin: 2\n')
      utimesSync(join(cwd, 'config.yml'), time, time)
    })
    onTestFinished(() => sync.mockRestore())
    await update(cwd, { again: async ({ text }) => `${text}more: 1\n` })
    expect(read(cwd)).toBe('pin: 2\nmore: 1\n')
  })

  test('is left alone where the change does not fit any more', async () => {
    const cwd = makeFolder({ 'config.yml': 'other: 1\n' })
    expect(await update(cwd)).toMatchObject({
      ok: false,
      message: expect.stringContaining('another program changed'),
    })
    expect(read(cwd)).toBe('other: 1\n')
  })

  test('keeps what twenty runs at once add to it', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const order = { cwd, path: 'config.yml', before: 'nothing', after: '' }
    const runs = Array.from({ length: 20 }, (_, index) => child({ ...order, again: `run: ${index}\n` }))
    for (const { outcome } of await Promise.all(runs)) expect(outcome).toMatchObject({ ok: true })
    const lines = read(cwd).split('\n')
    for (let index = 0; index < 20; index++) expect(lines).toContain(`run: ${index}`)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })
})

describe('a file that cannot be written is as it was', () => {
  test('whose name leaves no room for that of a file beside it', async () => {
    const path = `${'n'.repeat(240)}.yml`
    const cwd = makeFolder({ [path]: OLD })
    expect(await update(cwd, { path })).toMatchObject({
      ok: false,
      message: expect.stringContaining('the name of this file is too long'),
    })
    expect(readdirSync(cwd)).toEqual([path])
    expect(read(cwd, path)).toBe(OLD)
  })

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
    mountSmall(cwd)
    writeFileSync(join(cwd, 'config.yml'), OLD)
    fillUp(cwd)
    expect(() => writeFileSync(join(cwd, 'one-more'), 'x'.repeat(4096))).toThrow('ENOSPC')
    rmSync(join(cwd, 'one-more'), { force: true })
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
