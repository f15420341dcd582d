import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addFiles } from '../../../src/files/write/new-files.js'
import { makeFolder } from '../folder.js'

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

  test('can be taken back', () => {
    const cwd = makeFolder({ 'config.yml': 'x: 1\n' })
    addFiles('config.yml', [A], cwd).undo()
    expect(existsSync(join(cwd, 'a.yml'))).toBe(false)
  })
})
