import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canMount, fillUp, mountSmall } from '../../support/mount.js'
import { signedIn, type World, world } from '../../support/world.js'

const isRoot = process.getuid?.() === 0
const SOMEBODY = 1234

/** The rights of a file as `stat` would show them. */
function rightsIn({ folder }: World, name: string) {
  const { uid, gid, mode } = statSync(join(folder, name))
  return [uid, gid, (mode & 0o777).toString(8)]
}

async function expired(): Promise<World> {
  return world(signedIn({ expired: true }))
}

describe.runIf(isRoot)('an env file that root makes beside a config of somebody else', () => {
  test.each([
    [0o600, '600', 'only that user can read it'],
    [0o644, '600', 'only that user can read it'],
    [0o640, '640', 'whoever may read config.yml and that user can read it'],
  ])('(%i) belongs to them, and that is said', async (mode, expected, words) => {
    const w = await expired()
    chownSync(join(w.folder, 'config.yml'), SOMEBODY, 2345)
    chmodSync(join(w.folder, 'config.yml'), mode)
    const { code, said } = await w.run('refresh', { envFile: '.env' })
    expect(code).toBe(0)
    expect(rightsIn(w, '.env')).toEqual([SOMEBODY, 2345, expected])
    expect(said).toContain(
      `.env is new: it belongs to user ${SOMEBODY} (group 2345, mode 0${expected}), and ${words}`,
    )
  })

  test('and is there already keeps its owner and mode', async () => {
    const w = await expired()
    for (const name of ['config.yml', '.env']) {
      if (name === '.env') w.write('A=1\n', name)
      chownSync(join(w.folder, name), SOMEBODY, 2345)
      chmodSync(join(w.folder, name), 0o640)
    }
    expect(await w.run('refresh', { envFile: '.env' })).toMatchObject({ code: 0 })
    expect(rightsIn(w, '.env')).toEqual([SOMEBODY, 2345, '640'])
  })
})

describe('before anything is sent', () => {
  const stops: readonly (readonly [string, boolean, string, (w: World) => void])[] = [
    [
      'a write-protected env file, for root as well',
      true,
      'write-protected',
      (w) => {
        w.write('A=1\n', '.env')
        chmodSync(join(w.folder, '.env'), 0o400)
      },
    ],
    [
      'a link of another user to a file that is not theirs',
      isRoot,
      `is a link of user ${SOMEBODY}`,
      (w) => {
        w.write('A=1\n', 'mine')
        symlinkSync('mine', join(w.folder, '.env'))
        lchownSync(join(w.folder, '.env'), SOMEBODY, SOMEBODY)
      },
    ],
    [
      'an env file of a stranger',
      isRoot,
      `belongs to user ${SOMEBODY}`,
      (w) => {
        w.write('A=1\n', '.env')
        chownSync(join(w.folder, '.env'), SOMEBODY, SOMEBODY)
      },
    ],
    ['a pipe', true, 'pipe, socket or device', (w) => execFileSync('mkfifo', [join(w.folder, '.env')])],
    [
      'a link to a device without an end',
      true,
      'pipe, socket or device',
      (w) => symlinkSync('/dev/zero', join(w.folder, '.env')),
    ],
  ]

  for (const [name, runs, words, make] of stops)
    test.runIf(runs)(`${name} stops the run`, async () => {
      const w = await expired()
      make(w)
      const { code, said } = await w.run('refresh', { envFile: '.env' })
      expect(code).toBe(1)
      expect(said).toContain(words)
      expect(w.asked()).toEqual([])
      expect(readdirSync(w.folder).filter((one) => /pmm-config/.test(one))).toEqual([])
    })

  test.runIf(canMount)('the room for the journal is counted, too', async () => {
    const w = await expired()
    const disk = join(w.folder, 'disk')
    mkdirSync(disk)
    mountSmall(disk)
    w.write(w.read(), 'disk/config.yml')
    fillUp(disk)
    // As much as the journal alone would take, and one page more.
    for (const name of readdirSync(disk)
      .filter((one) => one.startsWith('fill'))
      .slice(-6))
      rmSync(join(disk, name))
    const { code, said } = await w.run('refresh', { path: 'disk/config.yml' })
    expect(code).toBe(1)
    expect(said).toContain('no room left on the disk')
    expect(w.asked()).toEqual([])
    expect(readdirSync(disk).filter((one) => !one.startsWith('fill'))).toEqual(['config.yml'])
  })
})

describe('an env file in a git work tree', () => {
  const SEEN = 'Git does not ignore .env, which holds secrets'
  const inTree = async (ignore: string, exclude = '') => {
    const w = await expired()
    execFileSync('git', ['init', '-q', w.folder])
    w.write(ignore, '.gitignore')
    writeFileSync(join(w.folder, '.git/info/exclude'), exclude)
    return (await w.run('refresh', { envFile: '.env' })).said
  }

  test('that is not ignored gets a word', async () => {
    expect(await inTree('*.log\n')).toContain(SEEN)
    expect(await inTree('.env\n!.env\n')).toContain(SEEN)
  })

  test('that is ignored gets none, and neither does one outside', async () => {
    expect(await inTree('.env\n')).not.toContain('Git')
    expect(await inTree('', '.env\n')).not.toContain('Git')
    expect((await (await expired()).run('refresh', { envFile: '.env' })).said).not.toContain('Git')
  })
})

test('a config that PMM cannot read by now is not written into, and the tokens are kept', async () => {
  const w = await expired()
  const broken = 'trakt:\n  pin: [\n'
  w.fake.faults.push({
    on: 'refresh',
    body: (body) => {
      w.write(broken)
      return body
    },
  })
  const { code, said } = await w.run('refresh')
  expect(code).toBe(1)
  expect(said).toContain('They are safe in')
  expect(w.read()).toBe(broken)
  expect(readdirSync(w.folder).filter((name) => name.endsWith('.journal'))).toHaveLength(1)
})

test('a config whose .env is a pipe is looked at all the same', async () => {
  const w = await world()
  execFileSync('mkfifo', [join(w.folder, '.env')])
  expect(await w.run('status')).toMatchObject({ code: 0 })
  expect(existsSync(join(w.folder, '.env'))).toBe(true)
  expect(readFileSync(join(w.folder, 'config.yml'), 'utf8')).toContain('trakt')
})
