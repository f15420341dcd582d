import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { lastResort } from '../../../src/files/write/fallback-place.js'
import { finishInPlace } from '../../../src/files/write/in-place.js'
import { findJournals } from '../../../src/files/write/journal.js'
import { readPresent } from '../../../src/files/write/present.js'
import { atFirstPlace, possiblePlaces } from '../../../src/files/write/private-place.js'
import { isAnythingLeft } from '../../../src/files/write/sweep.js'
import { makeFolder } from '../../support/folder.js'
import { isRoot, NOBODY, OLD, read } from './change.js'

/** Has a folder for temporary files of its own. */
function atHome() {
  const cwd = makeFolder({ 'config.yml': OLD, 'tmp/keep': '' })
  vi.stubEnv('TMPDIR', join(cwd, 'tmp'))
  vi.stubEnv('XDG_RUNTIME_DIR', '')
  // Nothing can be made below a file.
  vi.stubEnv('XDG_STATE_HOME', join(cwd, 'config.yml'))
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  return { cwd, real: join(cwd, 'config.yml') }
}

describe('the folder of ours among the temporary files', () => {
  const plant = (real: string) => {
    const at = (suffix: string) => lastResort(real, suffix)
    writeFileSync(at('.trakt.4194300-00000000.pmm-config.journal'), '{"version":1}')
    writeFileSync(at('.pmm-config.bak'), OLD)
    const text = Buffer.from('pin: 2\n').toString('base64')
    writeFileSync(at('.pmm-config.in-place'), JSON.stringify({ old: '', text }))
    return dirname(at(''))
  }
  const found = (real: string) => ({
    journals: findJournals(real, 'trakt').length,
    left: isAnythingLeft(real),
    finished: finishInPlace(readPresent(real, 'config.yml')),
  })

  test('holds what an earlier run has left there', () => {
    const { real } = atHome()
    plant(real)
    expect(found(real)).toEqual({ journals: 1, left: true, finished: true })
  })

  const expectIgnored = (spoil: (folder: string) => void) => {
    const { cwd, real } = atHome()
    spoil(plant(real))
    expect(found(real)).toEqual({ journals: 0, left: false, finished: false })
    expect(read(cwd)).toBe(OLD)
    expect(() => lastResort(real, '')).toThrow(expect.objectContaining({ code: 'ENOPLACE' }))
    for (const [variable, folder] of [
      ['XDG_RUNTIME_DIR', 'runtime'],
      ['XDG_STATE_HOME', 'state'],
    ] as const) {
      mkdirSync(join(cwd, folder), { mode: 0o700 })
      vi.stubEnv(variable, join(cwd, folder))
      expect(dirname(lastResort(real, ''))).toBe(join(cwd, folder, 'pmm-config'))
      vi.stubEnv(variable, join(cwd, 'config.yml'))
    }
  }

  test.runIf(isRoot)('is not believed where it belongs to somebody else', () => {
    expectIgnored((folder) => chownSync(folder, NOBODY, 0))
  })

  test('is not believed where others may write into it', () => {
    expectIgnored((folder) => chmodSync(folder, 0o770))
  })

  test.each([
    ['a link', (folder: string) => symlinkSync(`${folder}-real`, folder)],
    ['a file', (folder: string) => writeFileSync(folder, '')],
  ])('is not believed where it is %s', (_, make) => {
    expectIgnored((folder) => {
      renameSync(folder, `${folder}-real`)
      make(folder)
    })
  })

  test('is not made by looking for it', () => {
    const { cwd, real } = atHome()
    expect(possiblePlaces(real, '.bak')).toEqual([join(cwd, 'config.yml.bak')])
  })
})

describe('the place of a private file', () => {
  test('is beside the config', () => {
    const { cwd, real } = atHome()
    expect(atFirstPlace(real, '.lock', () => {})).toBe(join(cwd, 'config.yml.lock'))
  })

  test('is in the git folder of a work tree, which is there then', () => {
    const { cwd, real } = atHome()
    mkdirSync(join(cwd, '.git'))
    expect(atFirstPlace(real, '.lock', () => {})).toBe(join(cwd, '.git/pmm-config/config.yml.lock'))
    expect(existsSync(join(cwd, '.git/pmm-config'))).toBe(true)
  })
})
