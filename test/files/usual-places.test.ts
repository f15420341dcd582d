import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FindOptions, findConfigs } from '../../src/files/find.js'
import { makeFolder } from '../support/folder.js'

const find = (cwd: string, options: Partial<FindOptions> = {}) =>
  findConfigs([], { cwd, env: {}, forceExclude: false, ...options })

describe('without an argument', () => {
  it('KOMETA_CONFIG comes first, then PMM_CONFIG, then the places', async () => {
    const cwd = makeFolder({ 'k.yml': '', 'p.yml': '', 'config/config.yml': '' })
    const env = { KOMETA_CONFIG: 'k.yml', PMM_CONFIG: 'p.yml' }
    expect((await find(cwd, { env })).targets).toEqual([{ path: 'k.yml', named: true }])
    expect((await find(cwd, { env: { ...env, KOMETA_CONFIG: '' } })).targets).toEqual([
      { path: 'p.yml', named: true },
    ])
    expect((await find(cwd)).targets).toEqual([{ path: 'config/config.yml', named: false, usual: true }])
  })

  it('a variable that leads nowhere is a problem that names it, and nothing else is looked at', async () => {
    const cwd = makeFolder({ 'config/config.yml': '', 'p.yml': '' })
    const found = await find(cwd, { env: { KOMETA_CONFIG: 'config/confg.yml', PMM_CONFIG: 'p.yml' } })
    expect(found).toEqual({
      targets: [],
      problems: [
        {
          path: 'config/confg.yml',
          message: 'no such file or folder (the path comes from the variable KOMETA_CONFIG)',
          hint: 'Did you mean config/config.yml? Correct or unset KOMETA_CONFIG, or name the file.',
        },
      ],
      searched: ['KOMETA_CONFIG'],
    })
  })

  it('a variable is a path, not a glob or a folder to search', async () => {
    const cwd = makeFolder({ 'config/config.yml': '' })
    expect((await find(cwd, { env: { PMM_CONFIG: 'config' } })).problems).toMatchObject([
      { path: 'config', message: expect.stringContaining('a folder, not a file') },
    ])
    expect((await find(cwd, { env: { PMM_CONFIG: 'config/*.yml' } })).problems).toHaveLength(1)
  })

  it.each([
    [['config/config.yml', 'config.yml', 'a.yml'], 'config/config.yml'],
    [['config.yml', 'config.yaml', 'config/config.yaml', 'a.yml'], 'config.yml'],
    [['config/config.yaml', 'config.yaml'], 'config/config.yaml'],
    [['config.yaml', 'a.yml'], 'config.yaml'],
  ])('of %j, %s is taken', async (paths, expected) => {
    const cwd = makeFolder(Object.fromEntries(paths.map((path) => [path, ''])))
    expect((await find(cwd, { files: ['a.yml'] })).targets.map(({ path }) => path)).toEqual([expected])
  })

  it('a config that .gitignore excludes is still the one PMM reads', async () => {
    const cwd = makeFolder({ '.gitignore': 'config/', 'config/config.yml': '' })
    expect((await find(cwd)).targets).toHaveLength(1)
  })

  it('a file named config is no obstacle', async () => {
    const cwd = makeFolder({ config: '', 'config.yml': '' })
    expect((await find(cwd)).targets.map(({ path }) => path)).toEqual(['config.yml'])
  })

  it('a folder where the config should be is a problem, as Docker makes them', async () => {
    const cwd = makeFolder({ 'config.yml': '' })
    mkdirSync(join(cwd, 'config/config.yml'), { recursive: true })
    expect((await find(cwd)).problems).toMatchObject([
      { path: 'config/config.yml', hint: expect.stringContaining('Docker') },
    ])
  })

  it("the settings' files come last: paths, folders and globs", async () => {
    const cwd = makeFolder({ 'main.yml': '', 'nas/a.yml': '', 'old/b.yml': '' })
    const found = await find(cwd, { files: ['main.yml', 'nas', 'o*/*.yml'] })
    expect(found.targets).toEqual([
      { path: 'main.yml', named: true },
      { path: 'nas/a.yml', named: false },
      { path: 'old/b.yml', named: false },
    ])
    expect(found.searched.slice(-3)).toEqual(['main.yml', 'nas', 'o*/*.yml'])
  })

  it('finding nothing lists where was looked and says what to do', async () => {
    const found = await find(makeFolder(), { files: ['nas/*.yml'] })
    expect(found.targets).toEqual([])
    expect(found.searched).toEqual([
      'KOMETA_CONFIG',
      'PMM_CONFIG',
      'config/config.yml',
      'config.yml',
      'config/config.yaml',
      'config.yaml',
      'nas/*.yml',
    ])
    expect(found.problems.at(-1)).toEqual({
      path: '.',
      nothing: true,
      message:
        'no config found: KOMETA_CONFIG and PMM_CONFIG are not set, and this folder has none of config/config.yml, config.yml, config/config.yaml, config.yaml, nas/*.yml',
      hint: 'Name the file, or run pmm-config in the folder that holds it.',
    })
  })
})
