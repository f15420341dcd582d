import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { holdConfig } from '../../../src/files/write/hold.js'
import { machineFolder, machinePlace } from '../../../src/files/write/machine-place.js'
import { isMountedAlone } from '../../../src/files/write/mounts.js'
import { findMarks, markSent, unmarkOthers, unmarkSent } from '../../../src/files/write/sent-mark.js'
import { createSource } from '../../../src/text/source.js'
import { useChild } from '../../support/child.js'
import { makeFolder } from '../../support/folder.js'
import { canMount, mount } from '../../support/mount.js'
import { isRoot, NEW, NOBODY, OLD, read, update } from './change.js'

const child = useChild()

const busy = { message: expect.stringContaining('another pmm-config is writing this file') }
const wait = (cwd: string, path: string) => holdConfig(path, cwd, async () => 'held', { patience: 100 })

type Way = readonly [string, boolean, (cwd: string) => void]

/** `a/config.yml`, and how `b/config.yml` comes to be the same file. */
const WAYS: readonly Way[] = [
  ['is a second name of it', true, (cwd) => linkSync(join(cwd, 'a/config.yml'), join(cwd, 'b/config.yml'))],
  ['is a link to it', true, (cwd) => symlinkSync('../a/config.yml', join(cwd, 'b/config.yml'))],
  [
    'is mounted alone',
    canMount,
    (cwd) => {
      writeFileSync(join(cwd, 'b/config.yml'), '')
      mount(join(cwd, 'b/config.yml'), '--bind', join(cwd, 'a/config.yml'))
    },
  ],
  [
    'is in the same folder, mounted elsewhere',
    canMount,
    (cwd) => mount(join(cwd, 'b'), '--bind', join(cwd, 'a')),
  ],
  [
    'is in the same folder, mounted where its git folder cannot be seen',
    canMount,
    (cwd) => {
      mkdirSync(join(cwd, 'a/.git'))
      mkdirSync(join(cwd, 'a/deep'))
      writeFileSync(join(cwd, 'a/deep/config.yml'), OLD)
      mount(join(cwd, 'b'), '--bind', join(cwd, 'a/deep'))
    },
  ],
]

const firstOf = (name: string) => (name.includes('git folder') ? 'a/deep/config.yml' : 'a/config.yml')

describe('a config that another path leads to, which', () => {
  for (const [name, runs, make] of WAYS) {
    const same = () => {
      const cwd = makeFolder({ 'a/config.yml': OLD, 'b/keep': '' })
      make(cwd)
      return { cwd, first: firstOf(name), second: 'b/config.yml' }
    }

    test.runIf(runs)(`${name}, is worked on by one at a time`, async () => {
      const { cwd, first, second } = same()
      for (const [one, other] of [
        [first, second],
        [second, first],
      ] as const)
        await holdConfig(one, cwd, async () => expect(await wait(cwd, other)).toMatchObject(busy))
      expect(await wait(cwd, second)).toBe('held')
    })

    test.runIf(runs)(`${name}, has the marks of the tokens that were sent from it`, () => {
      const { cwd, first, second } = same()
      const [one, other] = [join(cwd, first), join(cwd, second)]
      markSent(one, 'trakt', 'a'.repeat(64), true)
      expect(findMarks(other, 'trakt', 'a'.repeat(64))).not.toEqual([])
      expect(findMarks(other, 'trakt', 'b'.repeat(64))).toEqual([])
      expect(findMarks(other, 'mal', 'a'.repeat(64))).toEqual([])
      unmarkSent(one, 'trakt', 'a'.repeat(64))
      expect(findMarks(other, 'trakt', 'a'.repeat(64))).toEqual([])
    })
  }

  test('is another file by now is still locked, and marked', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const path = join(cwd, 'config.yml')
    const { ino } = statSync(path)
    markSent(path, 'trakt', 'a'.repeat(64), true)
    await holdConfig('config.yml', cwd, async (held) => {
      const before = createSource('config.yml', OLD)
      await held.write({ before, text: NEW, backup: false, again: async () => undefined })
      expect(statSync(path).ino).not.toBe(ino)
      linkSync(path, join(cwd, 'other.yml'))
      expect(await wait(cwd, 'other.yml')).toMatchObject(busy)
    })
    expect(findMarks(join(cwd, 'other.yml'), 'trakt', 'a'.repeat(64))).toHaveLength(1)
    unmarkOthers(path, 'trakt', 'b'.repeat(64))
    expect(findMarks(join(cwd, 'other.yml'), 'trakt', 'a'.repeat(64))).toEqual([])
  })

  test('nobody holds any more leaves nothing in the folder of the machine', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    await update(cwd)
    const { dev, ino } = statSync(join(cwd, 'config.yml'))
    expect(readdirSync(machineFolder()!).filter((name) => name.includes(`-${dev}-${ino}.`))).toEqual([])
  })
})

describe.runIf(isRoot)('another user', () => {
  test('who may write the file and not the folder is kept out while it is worked on', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'config.yml'), 0o666)
    const order = { cwd, path: 'config.yml', before: OLD, after: NEW, user: NOBODY }
    await holdConfig('config.yml', cwd, async () => {
      expect((await child(order)).outcome).toMatchObject({
        ok: false,
        message: expect.stringContaining('root is at work'),
      })
    })
    expect((await child(order)).outcome).toMatchObject({ ok: true })
  })

  test('who is at it without a right to the folder keeps others out', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const place = machinePlace(statSync(join(cwd, 'config.yml')), '.pmm-config.lock')!
    writeFileSync(place, JSON.stringify({ pid: 1, host: 'somewhere' }))
    chownSync(place, NOBODY, NOBODY)
    // Other tests meet there, and the number of the file is given anew.
    onTestFinished(() => rmSync(place))
    expect(await update(cwd)).toMatchObject({
      ok: false,
      message: expect.stringContaining(`user ${NOBODY} is at work`),
    })
    expect(read(cwd)).toBe(OLD)
  })

  test('is named by a mark that is theirs, which stays', () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    const path = join(cwd, 'config.yml')
    markSent(path, 'trakt', 'a'.repeat(64), true)
    for (const { path: mark } of findMarks(path, 'trakt', 'a'.repeat(64))) chownSync(mark, NOBODY, NOBODY)
    unmarkSent(path, 'trakt', 'a'.repeat(64))
    unmarkOthers(path, 'trakt', 'b'.repeat(64))
    const left = findMarks(path, 'trakt', 'a'.repeat(64))
    onTestFinished(() => {
      for (const { path: mark } of left) rmSync(mark)
    })
    expect(left.map(({ foreign }) => foreign)).toEqual([NOBODY, NOBODY])
  })
})

describe('the folder where all users of a machine meet', () => {
  test.each([
    ['others may tidy up in it', 0o777],
    ['it is not there', undefined],
  ])('is none where %s', (_, mode) => {
    const cwd = makeFolder({ 'config.yml': OLD })
    if (mode !== undefined) {
      mkdirSync(join(cwd, 'shared'))
      chmodSync(join(cwd, 'shared'), mode)
    }
    vi.stubEnv('PMM_CONFIG_LOCK_DIR', join(cwd, 'shared'))
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    expect(machinePlace(statSync(join(cwd, 'config.yml')), '')).toBeUndefined()
  })
})

describe('a file', () => {
  test.runIf(canMount)('that is mounted alone is told from one in a mounted folder', () => {
    const cwd = makeFolder({ 'a/config.yml': OLD, 'b/with blank/config.yml': '', 'c/keep': '' })
    mount(join(cwd, 'b/with blank/config.yml'), '--bind', join(cwd, 'a/config.yml'))
    mount(join(cwd, 'c'), '--bind', join(cwd, 'a'))
    const alone = ['a/config.yml', 'b/with blank/config.yml', 'c/config.yml'].map((path) =>
      isMountedAlone(join(cwd, path)),
    )
    expect(alone).toEqual([false, true, false])
  })
})
