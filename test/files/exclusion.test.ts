import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findConfigs } from '../../src/files/find.js'
import { makeFolder } from '../support/folder.js'

async function pathsIn(cwd: string, folder = '.', ignore: readonly string[] = []): Promise<string[]> {
  const ignored = [{ patterns: ignore, from: cwd }]
  const { targets } = await findConfigs([folder], { cwd, env: {}, ignored, forceExclude: false })
  return targets.map(({ path }) => path)
}

it('passes over such a rule wherever it comes from', async () => {
  const deep = `${'a/'.repeat(60)}c.yml`
  expect(await pathsIn(makeFolder({ [deep]: '' }), '.', [`${'**/a/'.repeat(14)}b`])).toEqual([deep])
})

// Each star more multiplies the places where the others may end.
it('passes over a rule that would take hours to match', async () => {
  const deep = `${'a/'.repeat(60)}c.yml`
  const cwd = makeFolder({ '.gitignore': `${'**/a/'.repeat(14)}b\n*.old.yml\n`, [deep]: '', 'x.old.yml': '' })
  expect(await pathsIn(cwd)).toEqual([deep])
})

describe('.gitignore', () => {
  it('may be undone for one file with "!"', async () => {
    const cwd = makeFolder({
      '.gitignore': '*.yml\n!keep.yml\n',
      'a.yml': '',
      'keep.yml': '',
      'sub/keep.yml': '',
    })
    expect(await pathsIn(cwd)).toEqual(['keep.yml', 'sub/keep.yml'])
  })

  it('deeper down has the last word, and only about its own folder', async () => {
    const cwd = makeFolder({
      '.gitignore': 'b.yml\n',
      'a.yml': '',
      'b.yml': '',
      'sub/.gitignore': '!b.yml\n/a.yml\n',
      'sub/a.yml': '',
      'sub/b.yml': '',
      'sub/deep/a.yml': '',
    })
    expect(await pathsIn(cwd)).toEqual(['a.yml', 'sub/b.yml', 'sub/deep/a.yml'])
  })

  it('counts from the root of the repository, not only from the folder that is searched', async () => {
    const cwd = makeFolder({
      '.git/HEAD': '',
      '.gitignore': '/kometa/old/\n',
      'kometa/a.yml': '',
      'kometa/old/b.yml': '',
    })
    expect(await pathsIn(join(cwd, 'kometa'))).toEqual(['a.yml'])
    expect(await pathsIn(join(cwd, 'kometa'), '..')).toEqual(['../kometa/a.yml'])
  })

  it('of a repository around a nested one does not count in there', async () => {
    const cwd = makeFolder({
      '.git/HEAD': '',
      '.gitignore': '*.yml\n',
      'nested/.git': 'gitdir: ../.git/modules/nested',
      'nested/a.yml': '',
    })
    expect(await pathsIn(cwd, 'nested')).toEqual(['nested/a.yml'])
  })

  it('counts outside a repository from the working folder down', async () => {
    const cwd = makeFolder({
      '.gitignore': '*.yml',
      'here/.gitignore': 'b.yml',
      'here/a.yml': '',
      'here/b.yml': '',
    })
    expect(await pathsIn(join(cwd, 'here'))).toEqual(['a.yml'])
  })
})

describe("the settings' ignore", () => {
  it('is relative to the working folder, in the syntax of .gitignore', async () => {
    const cwd = makeFolder({ 'a.yml': '', 'sub/a.yml': '', 'sub/b.yml': '', 'old/c.yml': '' })
    expect(await pathsIn(cwd, '.', ['/a.yml', 'old/', 'sub/*.yml', '!sub/b.yml'])).toEqual(['sub/b.yml'])
  })

  it('counts outside the working folder where it names no place', async () => {
    const cwd = makeFolder({ 'other/a.yml': '', 'other/a.bak.yml': '', 'here/x.yml': '' })
    expect(await pathsIn(join(cwd, 'here'), '../other', ['*.bak.yml'])).toEqual(['../other/a.yml'])
  })
})

// Windows cannot make files of these names.
const canCompare = process.platform !== 'win32' && spawnSync('git', ['--version']).status === 0

describe.skipIf(!canCompare)('compared with git', () => {
  it('excludes what git ignores', async () => {
    const names = ['a.yml', 'b.yml', 'x y.yml', '#c.yml', '!d.yml', 'A.yml']
    const folders = ['', 'one/', 'one/two/', 'build/', 'one/build/', 'we[i]rd*/', 'we[i]rd*/build/', 'üb er/']
    const files: Record<string, string> = {
      '.gitignore': '\ufeffbuild/\r\n# comment\n\n/a.yml\n**/two/b.yml\n\\#c.yml\none/**/a.yml\n',
      'one/.gitignore': '!build/\nbuild/a.yml\n*.yml   \n!b.yml\n!two/\\!d.yml\n!/x\\ y.yml\n',
      'one/two/.gitignore': '!*.yml\n/x y.yml\n',
      'we[i]rd*/.gitignore': 'a.yml\n/b.yml\nbuild/*\n!build/a.yml\n',
      'üb er/.gitignore': '*\n!?.yml\n',
    }
    for (const folder of folders) for (const name of names) files[folder + name] = ''
    const cwd = makeFolder(files)
    execFileSync('git', ['init', '-q', cwd], { stdio: 'ignore' })
    const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard'], {
      cwd,
      env: { ...process.env, GIT_CONFIG_GLOBAL: join(cwd, 'none'), GIT_CONFIG_SYSTEM: join(cwd, 'none') },
    })
    const expected = listed
      .toString()
      .split('\0')
      .filter((path) => path.endsWith('.yml'))
    expect(expected.length).toBeGreaterThan(10)
    expect(await pathsIn(cwd)).toEqual(expected.sort())
  })
})
