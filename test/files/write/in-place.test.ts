import fs, {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { useChild } from '../../support/child.js'
import { makeFolder, systemError } from '../../support/folder.js'
import { canMount, fillUp, mount, mountSmall } from '../../support/mount.js'
import { isRoot, NEW, NOBODY, OLD, read, update } from './change.js'

const child = useChild()

const NAMELESS = 54321

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

  test('is not written over when somebody else has changed it while the copy was made', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    linkSync(join(cwd, 'config.yml'), join(cwd, 'other.yml'))
    const sync = vi.spyOn(fs, 'fsyncSync').mockImplementationOnce(() => {
      writeFileSync(join(cwd, 'config.yml'), `${OLD}more: 1\n`)
    })
    onTestFinished(() => sync.mockRestore())
    const outcome = await update(cwd, { again: async ({ text }) => text.replace('pin: 1', 'pin:') })
    expect(outcome).toMatchObject({ ok: true })
    expect(read(cwd)).toBe('pin:\nmore: 1\n')
    expect(read(cwd, 'config.yml.pmm-config.bak')).toBe(`${OLD}more: 1\n`)
  })

  test('says so when the disk fails in the middle, and the next run finishes it', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    linkSync(join(cwd, 'config.yml'), join(cwd, 'other.yml'))
    const [write, text] = [fs.writeSync, 'token: 123\n']
    let calls = 0
    const failing = vi.spyOn(fs, 'writeSync').mockImplementation(((...args: Parameters<typeof write>) => {
      // The copy, the journal, room for the longer text, and then half of it.
      if (++calls <= 3) return write(...args)
      if (calls === 4) write(args[0], Buffer.from(text), 0, 4, 0)
      throw systemError('EIO')
    }) as typeof write)
    const outcome = await update(cwd, { text })
    failing.mockRestore()
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringMatching(/in the middle of the write.*kept as .*config\.yml\.pmm-config\.bak/),
    })
    expect([read(cwd), read(cwd, 'config.yml.pmm-config.bak')]).toEqual([
      expect.stringMatching(/^toke 1/),
      OLD,
    ])
    expect(await update(cwd, { again: async (source) => source.text })).toMatchObject({
      ok: true,
      notes: [expect.stringContaining('finished first'), expect.anything()],
    })
    expect(read(cwd)).toBe(text)
  })

  test.runIf(canMount)('is as it was when its disk has no room for the longer text', async () => {
    const cwd = makeFolder({ 'disk/keep': '', 'config/config.yml': '' })
    mountSmall(join(cwd, 'disk'))
    writeFileSync(join(cwd, 'disk/outside.yml'), OLD)
    mount(join(cwd, 'config/config.yml'), '--bind', join(cwd, 'disk/outside.yml'))
    fillUp(join(cwd, 'disk'))
    const outcome = await update(cwd, { path: 'config/config.yml', text: `${NEW}${'y: 1\n'.repeat(2000)}` })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('no room left') })
    expect([read(cwd, 'disk/outside.yml'), readdirSync(join(cwd, 'config'))]).toEqual([OLD, ['config.yml']])
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

  test.runIf(isRoot)(
    'is written in place by a user who has a number and no name, as in containers',
    async () => {
      const cwd = makeFolder({ 'config.yml': OLD })
      chownSync(join(cwd, 'config.yml'), NAMELESS, NAMELESS)
      chmodSync(cwd, 0o755)
      const order = { cwd, path: 'config.yml', before: OLD, after: NEW, user: NAMELESS, backup: true }
      const { outcome } = await child(order)
      expect(outcome).toMatchObject({ ok: true, notes: [expect.stringContaining('.bak'), inPlace.notes[0]] })
      expect([read(cwd), readdirSync(cwd)]).toEqual([NEW, ['config.yml']])
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

/** A config as if a run was killed in the middle of a write: the beginning of the new text, the rest of the old. */
function cutOff(): string {
  const cwd = makeFolder({ 'config.yml': `b: ${'2'.repeat(20)}${'1'.repeat(30)}\n` })
  // With a second name it is one that is written in place.
  linkSync(join(cwd, 'config.yml'), join(cwd, 'other.yml'))
  const journal = { old: '', text: Buffer.from(`b: ${'2'.repeat(50)}\n`).toString('base64') }
  writeFileSync(join(cwd, 'config.yml.pmm-config.bak'), `a: ${'1'.repeat(50)}\n`)
  writeFileSync(join(cwd, 'config.yml.pmm-config.in-place'), JSON.stringify(journal))
  return cwd
}

test('a write in place that was cut off is finished by the next run', async () => {
  const cwd = cutOff()
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
  expect(existsSync(join(cwd, 'config.yml.pmm-config.in-place'))).toBe(false)
})

test.runIf(isRoot).each([
  ['may write into the folder only', 0o644, 0],
  ['may write the config itself', 0o664, 0],
  ['owns the config', 0o644, NOBODY],
])('a journal of somebody who %s is not acted on, but nothing is written over it', async (_, mode, owner) => {
  const cwd = cutOff()
  const journal = join(cwd, 'config.yml.pmm-config.in-place')
  const before = [read(cwd), readFileSync(journal, 'utf8')]
  chmodSync(join(cwd, 'config.yml'), mode)
  chownSync(join(cwd, 'config.yml'), owner, owner)
  chownSync(journal, NOBODY, NOBODY)
  const outcome = await update(cwd, { again: async (source) => source.text })
  expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining(`user ${NOBODY}`) })
  expect([read(cwd), readFileSync(journal, 'utf8')]).toEqual(before)
})

test.each([
  ['others may write it', (journal: string) => chmodSync(journal, 0o622)],
  [
    'it is a link',
    (journal: string) => {
      renameSync(journal, `${journal}.real`)
      symlinkSync(`${journal}.real`, journal)
    },
  ],
  ['it has a second name', (journal: string) => linkSync(journal, `${journal}.real`)],
])('a journal of our own is not acted on where %s', async (_, spoil) => {
  const cwd = cutOff()
  const before = read(cwd)
  spoil(join(cwd, 'config.yml.pmm-config.in-place'))
  await update(cwd, { again: async (source) => source.text })
  expect(read(cwd)).toBe(before)
})
