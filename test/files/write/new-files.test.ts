import { chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addFiles } from '../../../src/files/write/new-files.js'
import { makeFolder } from '../../support/folder.js'
import { OLD, update } from './change.js'

const A = { name: 'a.yml', text: 'a: 1\n' }
const B = { name: 'b.yml', text: 'b: 1\n' }

describe('new files', () => {
  test('are put beside the config, with its mode', () => {
    const cwd = makeFolder({ 'config/config.yml': 'x: 1\n' })
    expect(addFiles('config/config.yml', [A, B], cwd).problem).toBeUndefined()
    expect(readFileSync(join(cwd, 'config/a.yml'), 'utf8')).toBe('a: 1\n')
    expect(statSync(join(cwd, 'config/b.yml')).mode).toBe(statSync(join(cwd, 'config/config.yml')).mode)
  })

  test('never take the place of one that is there, and then none is written', () => {
    const cwd = makeFolder({ 'config.yml': 'x: 1\n', 'b.yml': 'mine\n' })
    expect(addFiles('config.yml', [A, B], cwd).problem).toMatchObject({ path: 'b.yml' })
    expect(readFileSync(join(cwd, 'b.yml'), 'utf8')).toBe('mine\n')
    expect(existsSync(join(cwd, 'a.yml'))).toBe(false)
  })

  test.runIf(process.getuid?.() === 0)('belong to the owner of the config', () => {
    const cwd = makeFolder({ 'config.yml': 'x: 1\n' })
    chownSync(join(cwd, 'config.yml'), 1234, 2345)
    addFiles('config.yml', [A], cwd)
    expect(statSync(join(cwd, 'a.yml'))).toMatchObject({ uid: 1234, gid: 2345 })
  })

  test('that a killed run has left with the same text are taken as they are, and not taken back', () => {
    const cwd = makeFolder({ 'config.yml': 'x: 1\n', 'a.yml': A.text })
    const { problem, undo } = addFiles('config.yml', [A, B], cwd)
    expect(problem).toBeUndefined()
    undo()
    expect(readdirSync(cwd).toSorted()).toEqual(['a.yml', 'config.yml'])
  })

  test('are whole or not there when a run is killed, and the next one takes what is left away', () => {
    const cwd = makeFolder({ 'config.yml': 'x: 1\n', '.a.yml.4194300-00000000.pmm-config.tmp': 'a:' })
    addFiles('config.yml', [A], cwd)
    expect(readdirSync(cwd).toSorted()).toEqual(['a.yml', 'config.yml'])
  })

  test('are taken back when the config they belong to cannot be written', async () => {
    const cwd = makeFolder({ 'config.yml': OLD })
    expect(await update(cwd, { files: [A] })).toMatchObject({ ok: true })
    expect(readdirSync(cwd).toSorted()).toEqual(['a.yml', 'config.yml'])
    expect(await update(cwd, { files: [B] })).toMatchObject({ ok: false })
    expect(readdirSync(cwd).toSorted()).toEqual(['a.yml', 'config.yml'])
  })

  test('can be taken back', () => {
    const cwd = makeFolder({ 'config.yml': 'x: 1\n' })
    addFiles('config.yml', [A], cwd).undo()
    expect(existsSync(join(cwd, 'a.yml'))).toBe(false)
  })
})
