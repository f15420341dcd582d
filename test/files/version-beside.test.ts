import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { versionBeside } from '../../src/files/version-beside.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-beside-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): void {
  mkdirSync(join(folder, name, '..'), { recursive: true })
  writeFileSync(join(folder, name), text)
}

const image = (tag: string) => `services:\n  k:\n    image: kometateam/kometa:${tag}\n`
const beside = (config = 'config/config.yml', mayReadLog = true) => versionBeside(config, folder, mayReadLog)

describe('the version beside a config', () => {
  test.each([
    'docker-compose.yml',
    'compose.yaml',
    'docker-compose.override.yml',
    'helmrelease.yaml',
    'helm-release.yaml',
    'values.yaml',
    'kometa-values.yml',
    'kustomization.yaml',
    'deployment.yaml',
  ])('is that of an image in %s', (name) => {
    write(name, image('v2.4.4'))
    expect(beside()).toEqual({ kind: 'image', range: '2.4.4', path: name, line: 3 })
  })

  test('is taken from no file of another name', () => {
    write('notes.yml', image('v2.4.4'))
    write('docker-compose.txt', image('v2.4.4'))
    expect(beside()).toBeUndefined()
  })

  test('is the nearest, up to the top of the work tree and no further', () => {
    write('compose.yml', image('v2.0.0'))
    write('home/.git/HEAD', '')
    write('home/a/b/c/config.yml', '')
    expect(beside('home/a/b/c/config.yml')).toBeUndefined()
    write('home/compose.yml', image('v2.1.0'))
    expect(beside('home/a/b/c/config.yml')?.range).toBe('2.1.0')
    write('home/a/compose.yml', image('v2.2.0'))
    expect(beside('home/a/b/c/config.yml')).toMatchObject({ range: '2.2.0', path: 'home/a/compose.yml' })
  })

  test('is sought one folder up where there is no work tree', () => {
    write('compose.yml', image('v2.0.0'))
    expect(beside('config/config.yml')?.range).toBe('2.0.0')
    expect(beside('deep/config/config.yml')).toBeUndefined()
  })

  test('is that of the log, unless the log is not to be looked at', () => {
    write('config/logs/meta.log', '|    Version: 2.4.4 (Docker) |\n')
    expect(beside()).toEqual({ kind: 'log', range: '2.4.4', path: 'config/logs/meta.log', line: 1 })
    expect(beside('config/config.yml', false)).toBeUndefined()
    write('compose.yml', image('v2.0.0'))
    expect(beside()?.kind).toBe('image')
  })

  test('is read from little of a log, from no large file, and from twenty files', () => {
    write('config/logs/meta.log', `${'x'.repeat(64 * 1024)}\nVersion: 2.4.4\n`)
    write('compose.yml', `${image('v2.4.4')}#${'x'.repeat(256 * 1024)}\n`)
    expect(beside()).toBeUndefined()
    rmSync(join(folder, 'compose.yml'))
    for (let index = 10; index < 40; index++) write(`config/compose.${index}.yml`, 'services: {}\n')
    write('config/values.yml', image('v2.4.4'))
    expect(beside()).toBeUndefined()
  })

  test.skipIf(process.platform === 'win32')('does not wait for a pipe, and takes no folder', () => {
    mkdirSync(join(folder, 'compose.yml'))
    execFileSync('mkfifo', [join(folder, 'docker-compose.yml')])
    write('values.yml', image('v2.4.4'))
    expect(beside()?.path).toBe('values.yml')
  })
})
