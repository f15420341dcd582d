import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { writePrivate } from '../../../src/files/write/private.js'
import { isPlainList, rightsOf } from '../../../src/files/write/rights.js'
import { makeFolder } from '../../support/folder.js'
import { NEW, OLD, read, update } from './change.js'

const run = (tool: string, ...args: readonly string[]) => execFileSync(tool, args, { encoding: 'utf8' })
const works = (tool: string, ...args: readonly string[]) => spawnSync(tool, args).status === 0
const aclOf = (path: string) => run('getfacl', '-cp', path).trim().split('\n')
const attributesOf = (path: string) => run('getfattr', '--absolute-names', '-d', path)

/** Whether access lists and attributes can be made here; a skip is counted. */
const hasTools = (() => {
  const folder = run('mktemp', '-d').trim()
  onExit(folder)
  writeFileSync(join(folder, 'a'), '')
  return (
    works('setfacl', '-m', 'u:1234:rw', join(folder, 'a')) &&
    works('setfattr', '-n', 'user.a', '-v', 'b', join(folder, 'a'))
  )
})()

function onExit(folder: string): void {
  process.on('exit', () => spawnSync('rm', ['-rf', folder]))
}

/** A config that its owner and user 1234 may write, and the group may not even read. */
function withList(): string {
  const cwd = makeFolder({ 'config.yml': OLD })
  chmodSync(join(cwd, 'config.yml'), 0o600)
  run('setfacl', '-m', 'u:1234:rw', join(cwd, 'config.yml'))
  run('setfattr', '-n', 'user.mine', '-v', 'kept', join(cwd, 'config.yml'))
  return cwd
}

const LIST = ['user::rw-', 'user:1234:rw-', 'group::---', 'mask::rw-', 'other::---']

/** Only what is in this folder can be called. */
function useTools(...names: readonly string[]): void {
  const bin = makeFolder()
  for (const name of names) run('ln', '-s', run('which', name).trim(), join(bin, name))
  vi.stubEnv('PATH', bin)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
}

describe.runIf(hasTools)('a file with an access list and attributes', () => {
  test('keeps them when it is replaced, and its group gains nothing', async () => {
    const cwd = withList()
    expect(await update(cwd)).toEqual({ ok: true, notes: [] })
    expect([read(cwd), aclOf(join(cwd, 'config.yml'))]).toEqual([NEW, LIST])
    expect(attributesOf(join(cwd, 'config.yml'))).toContain('user.mine="kept"')
    expect(readdirSync(cwd)).toEqual(['config.yml'])
  })

  test.each([
    ['nothing can copy them, but something can tell of them', ['getfattr']],
    ['nothing can copy or tell of them', []],
  ])('is written in place, and keeps them, where %s', async (_, tools) => {
    const cwd = withList()
    const { ino } = statSync(join(cwd, 'config.yml'))
    const tell = [aclOf, attributesOf].map((one) => one(join(cwd, 'config.yml')))
    useTools(...tools)
    expect(await update(cwd)).toEqual({ ok: true, notes: [expect.stringContaining('written in place')] })
    vi.unstubAllEnvs()
    expect([read(cwd), statSync(join(cwd, 'config.yml')).ino]).toEqual([NEW, ino])
    expect([aclOf, attributesOf].map((one) => one(join(cwd, 'config.yml')))).toEqual(tell)
    // The copy is for the owner alone.
    expect(statSync(join(cwd, 'config.yml.pmm-config.bak')).mode & 0o777).toBe(0o600)
  })

  test('that accompanies a config keeps them as well', () => {
    const cwd = withList()
    writePrivate(join(cwd, 'config.yml'), rightsOf(cwd), () => NEW)
    expect([read(cwd), aclOf(join(cwd, 'config.yml'))]).toEqual([NEW, LIST])
  })

  test('gives no right of its list to the group of files that are put beside it', async () => {
    const cwd = withList()
    await update(cwd, { files: [{ name: 'part.yml', text: 'a: 1\n' }] })
    expect(aclOf(join(cwd, 'part.yml'))).toEqual(LIST)
    useTools()
    await update(cwd, {
      before: { path: 'config.yml', text: NEW } as never,
      text: OLD,
      files: [{ name: 'more.yml', text: 'b: 1\n' }],
    })
    vi.unstubAllEnvs()
    expect(aclOf(join(cwd, 'more.yml'))).toEqual(['user::rw-', 'group::---', 'other::---'])
  })

  test('lets the same users in to an env file that is made beside it', () => {
    const cwd = withList()
    writePrivate(join(cwd, '.env'), rightsOf(join(cwd, 'config.yml')), () => 'A=1\n')
    expect(aclOf(join(cwd, '.env'))).toEqual(LIST)
    useTools()
    writePrivate(join(cwd, 'other.env'), rightsOf(join(cwd, 'config.yml')), () => 'A=1\n')
    vi.unstubAllEnvs()
    expect(aclOf(join(cwd, 'other.env'))).toEqual(['user::rw-', 'group::---', 'other::---'])
  })
})

describe.runIf(hasTools)('a file without any, in a folder that gives its files a list', () => {
  test('gets none when it is replaced', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o640)
    run('setfacl', '-d', '-m', 'u:1234:rwx', cwd)
    expect(await update(cwd)).toEqual({ ok: true, notes: [] })
    expect([read(cwd), aclOf(join(cwd, 'config.yml'))]).toEqual([
      NEW,
      ['user::rw-', 'group::r--', 'other::---'],
    ])
  })

  test('has a copy that nobody else can read', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    run('setfacl', '-d', '-m', 'u:1234:rwx', cwd)
    await update(cwd, { backup: true })
    expect(aclOf(join(cwd, 'config.yml.bak'))).toContain('mask::---')
  })
})

test.runIf(hasTools)(
  'a plain file is replaced where nothing but the tool that tells so is there',
  async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    chmodSync(join(cwd, 'config.yml'), 0o640)
    useTools('getfattr')
    expect(await update(cwd)).toEqual({ ok: true, notes: [] })
    expect(statSync(join(cwd, 'config.yml')).mode & 0o777).toBe(0o640)
  },
)

test('a file whose rights the system’s own copy can give is replaced with its mode', async () => {
  const cwd = makeFolder({ 'config.yml': OLD })
  mkdirSync(join(cwd, 'tools'))
  chmodSync(join(cwd, 'config.yml'), 0o604)
  expect(await update(cwd)).toMatchObject({ ok: true })
  expect(statSync(join(cwd, 'config.yml')).mode & 0o777).toBe(0o604)
})

describe('the list of macOS', () => {
  const line = (sign: string) => `-rw-r--r--${sign} 1 me  staff  7 Jan  1 10:00 config.yml\n`
  test.each([
    ['a plain file', true, line(' ')],
    [
      'where a file is from',
      true,
      `${line('@')}\tcom.apple.quarantine\t 57 \n\tcom.apple.provenance\t 11 \n`,
    ],
    ['an attribute', false, `${line('@')}\tuser.mine\t 4 \n`],
    ['an access list', false, `${line('+')} 0: user:kometa allow read,write\n`],
    ['both', false, `${line('@')}\tcom.apple.quarantine\t 57 \n 0: group:staff deny write\n`],
    ['nothing', false, ''],
  ])('tells of %s', (_, isPlain, output) => {
    expect(isPlainList(output)).toBe(isPlain)
  })
})
