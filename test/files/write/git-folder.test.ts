import { execFileSync } from 'node:child_process'
import fs, { chownSync, existsSync, lchownSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findWorkTree } from '../../../src/files/write/git-folder.js'
import { makeFolder } from '../../support/folder.js'
import { isRoot, NOBODY, OLD, read, update } from './change.js'

const GIT = { HEAD: 'ref: refs/heads/main\n', 'objects/keep': '' }

/** A repository of one's own at this place of a folder. */
const repository = (at: string) =>
  Object.fromEntries(Object.entries(GIT).map(([name, text]) => [`${at}/${name}`, text]))

const places = (cwd: string) => ({
  beside: existsSync(join(cwd, 'tree/config.yml.bak')),
  named: existsSync(join(cwd, 'named/pmm-config')),
})
const write = (cwd: string) => update(cwd, { path: 'tree/config.yml', backup: true })

describe('a .git that names another folder', () => {
  test('says where private files go when that is a git folder', async () => {
    const cwd = makeFolder({
      ...repository('named'),
      'tree/.git': 'gitdir: ../named\n',
      'tree/config.yml': OLD,
    })
    await write(cwd)
    expect(places(cwd)).toEqual({ beside: false, named: true })
  })

  test('of a worktree that git made does so', async () => {
    const cwd = makeFolder({ 'main/a': '' })
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', join(cwd, 'main'), '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args])
    git('init', '-q')
    git('add', '-A')
    git('commit', '-qm', 'A')
    git('worktree', 'add', '-q', join(cwd, 'tree'))
    writeFileSync(join(cwd, 'tree/config.yml'), OLD)
    await write(cwd)
    expect(readdirSync(join(cwd, 'main/.git/worktrees/tree/pmm-config'))).toEqual(['config.yml.bak'])
  })

  test.each([
    ['is not there', 'gitdir: /host/path/that/is/not/here\n', {}],
    ['is no git folder', 'gitdir: ../named\n', { 'named/secrets': '' }],
    ['lets nobody make anything', 'gitdir: /proc/self\n', {}],
    ['is a device', 'gitdir: /dev/zero\n', {}],
  ])('that %s says nothing, and nothing is made there', async (_, pointer, files) => {
    const cwd = makeFolder({ ...files, 'tree/.git': pointer, 'tree/config.yml': OLD })
    expect(await write(cwd)).toMatchObject({ ok: true })
    expect([places(cwd), existsSync('/host/path')]).toEqual([{ beside: true, named: false }, false])
  })

  test.each([
    ['a pipe', (path: string) => execFileSync('mkfifo', [path])],
    ['a link to a device without an end', (path: string) => symlinkSync('/dev/zero', path)],
    [
      'a file of many gigabytes',
      (path: string) => {
        fs.writeFileSync(path, '')
        fs.truncateSync(path, 2 ** 36)
      },
    ],
  ])('that is %s holds nobody up', async (_, make) => {
    const cwd = makeFolder({ 'tree/config.yml': OLD })
    make(join(cwd, 'tree/.git'))
    expect(await write(cwd)).toMatchObject({ ok: true })
    expect(places(cwd)).toEqual({ beside: true, named: false })
  })

  test.runIf(isRoot)('and belongs to a stranger says nothing', async () => {
    const cwd = makeFolder({
      ...repository('named'),
      'tree/.git': 'gitdir: ../named\n',
      'tree/config.yml': OLD,
    })
    chownSync(join(cwd, 'tree/.git'), NOBODY, NOBODY)
    await write(cwd)
    expect(places(cwd)).toEqual({ beside: true, named: false })
  })

  test.runIf(isRoot)('as a link of a stranger says nothing', async () => {
    const cwd = makeFolder({ ...repository('named'), 'tree/config.yml': OLD })
    symlinkSync('../named', join(cwd, 'tree/.git'))
    lchownSync(join(cwd, 'tree/.git'), NOBODY, NOBODY)
    await write(cwd)
    expect(places(cwd)).toEqual({ beside: true, named: false })
  })

  test.runIf(isRoot)('in which a stranger owns the folder for our files is not used', async () => {
    const cwd = makeFolder({ ...repository('tree/.git'), 'tree/config.yml': OLD, 'victim/keep': '' })
    symlinkSync(join(cwd, 'victim'), join(cwd, 'tree/.git/pmm-config'))
    await write(cwd)
    expect([readdirSync(join(cwd, 'victim')), places(cwd).beside]).toEqual([['keep'], true])
  })
})

describe.runIf(isRoot)('a .git folder', () => {
  test('of a stranger further up decides nothing', () => {
    const cwd = makeFolder({ ...repository('.git'), 'tree/config.yml': OLD })
    chownSync(join(cwd, '.git'), NOBODY, NOBODY)
    expect(findWorkTree(join(cwd, 'tree'), 0)).toBeUndefined()
  })

  test('of the owner of the config counts', () => {
    const cwd = makeFolder({ ...repository('.git'), 'tree/config.yml': OLD })
    chownSync(join(cwd, '.git'), NOBODY, NOBODY)
    expect(findWorkTree(join(cwd, 'tree'), NOBODY)).toEqual({ top: cwd, git: join(cwd, '.git') })
  })
})

test('what is about to take the place of a config in a work tree is seen by no git add', async () => {
  const cwd = makeFolder({ 'tree/config.yml': OLD })
  execFileSync('git', ['init', '-q', cwd])
  const added = () => execFileSync('git', ['-C', cwd, 'ls-files', '-o'], { encoding: 'utf8' })
  const rename = fs.renameSync
  let during = ''
  const spy = vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    during = added()
    rename(from, to)
  })
  onTestFinished(() => spy.mockRestore())
  expect(await write(cwd)).toMatchObject({ ok: true })
  // The lock holds no secret, and is there for as long as the work takes.
  expect(during).toBe('tree/config.yml\ntree/config.yml.pmm-config.lock\n')
  expect(read(cwd, 'tree/config.yml')).toBe('pin:\n')
})
