import { execFileSync } from 'node:child_process'
import fs, {
  chmodSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type HeldConfig, holdConfig } from '../../../src/files/write/hold.js'
import { makeFolder, systemError } from '../../support/folder.js'
import { canMount, fillUp, mount, mountSmall } from '../../support/mount.js'

const OLD = 'pin: 1\n'
const NEW = 'pin:\n'
const LOCK = 'config.yml.pmm-config.lock'

const read = (cwd: string, name = 'config.yml') => readFileSync(join(cwd, name), 'utf8')
const hold = <Result>(cwd: string, action: (held: HeldConfig) => Promise<Result>, patience?: number) =>
  holdConfig('config.yml', cwd, action, patience === undefined ? {} : { patience })
const change = (held: HeldConfig, text = NEW) =>
  held.write({ before: held.read(), text, backup: false, again: async () => undefined })

describe('a held config', () => {
  test('is the real file behind links', async () => {
    const cwd = makeFolder({ 'real/config.yml': OLD })
    symlinkSync('real/config.yml', join(cwd, 'config.yml'))
    expect(await hold(cwd, async ({ real }) => real)).toBe(join(cwd, 'real/config.yml'))
  })

  test('is read anew each time, under the name it was given', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    await hold(cwd, async (held) => {
      expect(held.read()).toMatchObject({ path: 'config.yml', text: OLD })
      writeFileSync(join(cwd, 'config.yml'), 'other: 1\n')
      expect(held.read().text).toBe('other: 1\n')
    })
  })

  test('is written under the lock that is held, more than once if need be', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const outcome = await hold(cwd, async (held) => {
      expect(existsSync(join(cwd, LOCK))).toBe(true)
      expect(await change(held, 'pin: 2\n')).toEqual({ ok: true, notes: [] })
      expect(existsSync(join(cwd, LOCK))).toBe(true)
      return await change(held)
    })
    expect(outcome).toEqual({ ok: true, notes: [] })
    expect(read(cwd)).toBe(NEW)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('that somebody else changes meanwhile gets the change worked out anew', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    await hold(cwd, async (held) => {
      const before = held.read()
      writeFileSync(join(cwd, 'config.yml'), `${OLD}more: 1\n`)
      const again = async ({ text }: { readonly text: string }) => text.replace('pin: 1', 'pin:')
      expect(await held.write({ before, text: NEW, backup: false, again })).toMatchObject({ ok: true })
    })
    expect(read(cwd)).toBe('pin:\nmore: 1\n')
  })

  test('is worked on by one at a time', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const steps: string[] = []
    const work = (name: string) =>
      hold(cwd, async () => {
        steps.push(`${name} begins`)
        await new Promise((resolve) => setTimeout(resolve, 100))
        steps.push(`${name} ends`)
      })
    await Promise.all([work('one'), work('one'), work('one')])
    expect(steps).toEqual(Array.from({ length: 3 }, () => ['one begins', 'one ends']).flat())
  })

  test('is not waited for longer than patience lasts', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    writeFileSync(join(cwd, LOCK), JSON.stringify({ pid: process.pid, host: hostname() }))
    let called = false
    const outcome = await hold(
      cwd,
      async () => {
        called = true
      },
      100,
    )
    expect(outcome).toMatchObject({
      path: 'config.yml',
      message: expect.stringContaining('another pmm-config'),
    })
    expect([called, existsSync(join(cwd, LOCK))]).toEqual([false, true])
  })

  test('that is not there is a problem in words', async () => {
    expect(await hold(makeFolder(), async () => 1)).toEqual({
      path: 'config.yml',
      message: 'no such file or folder',
    })
  })

  test('that goes away while it is held is a problem in words', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const outcome = await hold(cwd, async (held) => {
      execFileSync('rm', [held.real])
      return held.read().text
    })
    expect(outcome).toEqual({ path: 'config.yml', message: 'no such file or folder' })
  })

  test('is let go when the work throws, and what it threw is passed on', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const refused = systemError('ECONNREFUSED')
    await expect(hold(cwd, () => Promise.reject(refused))).rejects.toBe(refused)
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('does not take a defect for a refusal of the operating system', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const write = hold(cwd, (held) =>
      held.write({
        before: { ...held.read(), text: 'other' },
        text: NEW,
        backup: false,
        again: () => Promise.reject(new TypeError('a defect')),
      }),
    )
    await expect(write).rejects.toThrow('a defect')
  })

  test('whose earlier write in place was cut off is whole when it is read', async () => {
    const cwd = makeFolder({ 'config.yml': `b: ${'2'.repeat(20)}${'1'.repeat(30)}\n` })
    writeFileSync(join(cwd, 'config.yml.pmm-config.bak'), `a: ${'1'.repeat(50)}\n`)
    const text = `b: ${'2'.repeat(50)}\n`
    const journal = { old: '', text: Buffer.from(text).toString('base64') }
    writeFileSync(join(cwd, 'config.yml.pmm-config.in-place'), JSON.stringify(journal))
    expect(await hold(cwd, async (held) => held.read().text)).toBe(text)
  })
})

describe('proving that a config can be written', () => {
  const prove = (cwd: string, size = 1000) => hold(cwd, async (held) => held.prove(size))

  test('leaves nothing behind and the config as it was', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    expect(await prove(cwd)).toBeUndefined()
    expect([readdirSync(cwd), read(cwd)]).toEqual([['config.yml'], OLD])
  })

  test('does not count the second name that a proof was killed at', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    linkSync(join(cwd, 'config.yml'), join(cwd, '.config.yml.4194300-00000000.pmm-config.tmp'))
    expect(await hold(cwd, (held) => change(held))).toEqual({ ok: true, notes: [] })
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('succeeds for a file with a second name, which is written in place', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    linkSync(join(cwd, 'config.yml'), join(cwd, 'other.yml'))
    expect(await prove(cwd)).toBeUndefined()
    expect(readdirSync(cwd)).toEqual(['config.yml', 'other.yml'])
  })

  test.runIf(canMount)('succeeds for a file that alone is mounted, and leaves nothing behind', async () => {
    const cwd = makeFolder({ 'outside.yml': OLD, 'config.yml': '' })
    mount(join(cwd, 'config.yml'), '--bind', join(cwd, 'outside.yml'))
    expect(await prove(cwd)).toBeUndefined()
    expect([readdirSync(cwd).toSorted(), read(cwd)]).toEqual([['config.yml', 'outside.yml'], OLD])
  })

  test.runIf(canMount)('fails for a mounted file whose own disk has no room', async () => {
    const cwd = makeFolder({ 'disk/keep': '', 'config.yml': '' })
    mountSmall(join(cwd, 'disk'))
    writeFileSync(join(cwd, 'disk/outside.yml'), OLD)
    mount(join(cwd, 'config.yml'), '--bind', join(cwd, 'disk/outside.yml'))
    expect(await prove(cwd, 10_000)).toBeUndefined()
    fillUp(join(cwd, 'disk'))
    expect(await prove(cwd, 10_000)).toMatchObject({ message: expect.stringContaining('no room left') })
    expect(read(cwd)).toBe(OLD)
  })

  test.runIf(canMount)('fails on a full disk', async () => {
    const cwd = makeFolder()
    mountSmall(cwd)
    writeFileSync(join(cwd, 'config.yml'), OLD)
    expect(await prove(cwd, 100_000)).toMatchObject({ message: expect.stringContaining('no room left') })
    expect(readdirSync(cwd)).toEqual(['config.yml'])
    expect(await prove(cwd, 10_000)).toBeUndefined()
  })

  test.runIf(canMount)('fails on a disk that can only be read', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    mount(cwd, '--bind', cwd)
    execFileSync('mount', ['-o', 'remount,ro,bind', cwd])
    expect(await prove(cwd)).toMatchObject({ message: expect.stringContaining('can only be read') })
  })

  test.each([
    ['EPERM', 'openSync'],
    ['EIO', 'fsyncSync'],
  ] as const)('fails when the operating system says %s to what a write does (%s)', async (code, call) => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const problem = await hold(cwd, async (held) => {
      const [real, refusing] = [fs[call] as (...args: unknown[]) => unknown, vi.spyOn(fs, call)]
      onTestFinished(() => refusing.mockRestore())
      refusing.mockImplementation(((...args: unknown[]) => {
        if (args.length > 1 && args[1] === 'r') return real(...args)
        throw systemError(code)
      }) as never)
      const found = held.prove(1000)
      refusing.mockRestore()
      return found
    })
    expect(problem).toMatchObject({ path: 'config.yml' })
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test('fails for a write-protected file, also for root', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o444)
    expect(await prove(cwd)).toMatchObject({
      path: 'config.yml',
      message: expect.stringContaining('write-protected'),
    })
  })

  test('fails for a file that is gone', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const outcome = await hold(cwd, async (held) => {
      execFileSync('rm', [held.real])
      return held.prove(10)
    })
    expect(outcome).toEqual({ path: 'config.yml', message: 'no such file or folder' })
  })
})
