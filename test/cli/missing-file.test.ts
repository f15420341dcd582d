import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { runValidate } from '../../src/cli/validate.js'
import { fakeIo } from '../support/fake-io.js'
import { makeFolder } from '../support/folder.js'

const REST = 'plex:\n  url: http://plex:32400\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\n'
const GOOD = 'collections:\n  Alien:\n    tmdb_collection: 8091\n'

async function runIn(cwd: string, format = 'concise') {
  const io = fakeIo(cwd)
  await runValidate({ paths: ['config/config.yml'], formats: [format], target: '2.4.4' }, io)
  return io.printed.out
}

describe('a file that is not there', () => {
  const config = (...entries: readonly string[]) =>
    `libraries:\n  Films:\n    collection_files:\n${entries.map((one) => `      - ${one}\n`).join('')}${REST}`
  const said = (files: Readonly<Record<string, string>>) => runIn(makeFolder(files))

  it('is a warning where another one is found from the same place', async () => {
    const text = config(
      'file: config/films.yml',
      'file: config/flims.yml',
      'folder: config/none',
      'config/alone',
    )
    const out = await said({ 'config/config.yml': text, 'config/films.yml': GOOD, 'config/alone.yml': GOOD })
    expect(out.match(/config\.yml:(\d+):\d+: warning: .*missing-file/g)).toHaveLength(3)
  })

  it('is none of our business where none is found, or from elsewhere alone', async () => {
    expect(await said({ 'config/config.yml': config('file: config/a.yml', 'file: config/b.yml') })).toBe('')
    const elsewhere = config(
      'file: config/films.yml',
      'file: /opt/kometa/more.yml',
      'url: https://example.com/a.yml',
    )
    expect(await said({ 'config/config.yml': elsewhere, 'config/films.yml': GOOD })).toBe('')
    const assets = config('{file: config/films.yml, asset_directory: config/assets}')
    expect(await said({ 'config/config.yml': assets, 'config/films.yml': GOOD })).toBe('')
  })

  it('is silent about what never runs, what something fills in, and what git ignores', async () => {
    const text = config(
      'file: config/films.yml',
      '{file: config/a.yml, schedule: never}',
      'file: config/<<name>>.yml',
      'file: config/private/b.yml',
    )
    const cwd = makeFolder({
      '.gitignore': 'private/\n',
      'config/config.yml': text,
      'config/films.yml': GOOD,
    })
    execFileSync('git', ['init', '-q'], { cwd })
    expect(await runIn(cwd)).toBe('')
  })

  it('gets the name that was meant', async () => {
    const text = config('file: config/films.yml', 'file: config/flims.yml')
    const files = { 'config/config.yml': text, 'config/films.yml': GOOD }
    expect(await runIn(makeFolder(files), 'pretty')).toContain('Did you mean `films.yml`?')
  })
})
