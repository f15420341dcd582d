import { chownSync, lchownSync, lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { followTrusted } from '../../../src/files/write/trusted-path.js'
import { makeFolder } from '../../support/folder.js'
import { isRoot, NOBODY, OLD, read, update } from './change.js'

describe('a path with links', () => {
  test('leads where they lead, also when nothing is there yet', () => {
    const cwd = makeFolder({ 'real/deep/a': '' })
    symlinkSync('real', join(cwd, 'one'))
    symlinkSync('../one/deep/new', join(cwd, 'real/two'))
    expect(followTrusted(join(cwd, 'one/two'))).toBe(join(cwd, 'real/deep/new'))
    expect(followTrusted(join(cwd, 'one/deep/a'))).toBe(join(cwd, 'real/deep/a'))
  })

  test('that leads in a circle, or through nothing, is refused as the system does', () => {
    const cwd = makeFolder()
    symlinkSync('b', join(cwd, 'a'))
    symlinkSync('a', join(cwd, 'b'))
    expect(() => followTrusted(join(cwd, 'a'))).toThrow(expect.objectContaining({ code: 'ELOOP' }))
    expect(() => followTrusted(join(cwd, 'not/there'))).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  })
})

describe.runIf(isRoot)('a link of another user', () => {
  const linked = (owner: number) => {
    const cwd = makeFolder({ 'real/config.yml': OLD })
    symlinkSync('real/config.yml', join(cwd, 'config.yml'))
    lchownSync(join(cwd, 'config.yml'), NOBODY, NOBODY)
    chownSync(join(cwd, 'real/config.yml'), owner, owner)
    return cwd
  }

  test('to a file that is not theirs is not followed, and named', async () => {
    const cwd = linked(0)
    const outcome = await update(cwd)
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringContaining(`${join(cwd, 'config.yml')} is a link of user ${NOBODY}`),
    })
    expect([read(cwd), lstatSync(join(cwd, 'config.yml')).isSymbolicLink()]).toEqual([OLD, true])
  })

  test('to a file of theirs is followed', async () => {
    expect(await update(linked(NOBODY))).toMatchObject({ ok: true })
  })

  test('in the middle of a path counts as well', async () => {
    const cwd = makeFolder({ 'real/config.yml': OLD })
    mkdirSync(join(cwd, 'a'))
    symlinkSync('../real', join(cwd, 'a/folder'))
    lchownSync(join(cwd, 'a/folder'), NOBODY, NOBODY)
    expect(await update(cwd, { path: 'a/folder/config.yml' })).toMatchObject({ ok: false })
    expect(readlinkSync(join(cwd, 'a/folder'))).toBe('../real')
  })
})
