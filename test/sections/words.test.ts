import { describe, expect, test } from 'vitest'
import { findings, fixed } from '../support/judged.js'

const REST = 'plex:\n  url: env\n  token: env\ntmdb:\n  apikey: <<tmdb-key>>\n'

async function said(text: string): Promise<readonly string[]> {
  const found = await findings(`${text}${REST}`, { target: '2.4.4' })
  return found.map(({ severity, rule, message, hint }) => `${severity} ${rule}: ${message} | ${hint}`)
}

const files = (lines: string, list = 'collection_files') =>
  `libraries:\n  Films:\n    ${list}:\n${lines.replace(/^/gm, '      ')}\n`

describe('an entry that names no file', () => {
  test('was torn off the one above it', async () => {
    expect(await said(files('- default: basic\n- schedule: weekly(monday)'))).toEqual([
      expect.stringMatching(
        /^error file_entry\/wrong-value: .*names no file: PMM passes over it, with its `schedule`\. \| .*without the dash/,
      ),
    ])
  })

  test('lacks the file, where none stands above it', async () => {
    expect(await said(files('- template_variables:\n    use_all: false\n- default: basic'))).toEqual([
      expect.stringMatching(/^error .*with its `template_variables`\. \| Add `default`/),
    ])
  })

  test('holds a schedule that PMM takes for all overlays', async () => {
    const text = files('- default: ribbon\n- schedule: weekly(monday)', 'overlay_files')
    expect(await said(text)).toEqual([expect.stringMatching(/^warning migration\/overlayfile-schedule/)])
  })
})

describe('a key that belongs elsewhere', () => {
  test('of a file may be a variable', async () => {
    expect(
      await said(`playlist_files:\n  default: playlist\n  libraries: Films\n${files('- default: basic')}`),
    ).toEqual([
      expect.stringMatching(/^warning libraries\/misplaced-variable: `libraries` .*`template_variables`/),
    ])
  })

  test('of a library has its home in the library', async () => {
    expect(await said(`${files('- default: basic')}    asset_directory: config/assets\n`)).toEqual([
      expect.stringMatching(/ \| It belongs in an entry of files or `settings`: move it there\.$/),
    ])
  })
})

describe('a word in the place of a switch', () => {
  test.each([
    ['ture', 'true'],
    ['fasle', 'false'],
    ['fals', 'false'],
  ])('%s is %s with a slip', async (word, meant) => {
    const text = `${files('- default: basic')}settings:\n  cache: ${word}\n${REST}`
    const { text: mended } = await fixed(text, { unsafe: true, target: '2.4.4' })
    expect(mended).toBe(text.replace(word, meant))
    expect((await fixed(text, { target: '2.4.4' })).text).toBe(text)
  })

  test('is repeated, unless it may be a secret', async () => {
    expect(await said(`${files('- default: basic')}settings:\n  cache: maybe\n`)).toEqual([
      expect.stringMatching(/`cache` must be `true` or `false`, not `maybe`\./),
    ])
    expect(await said(`${files('- default: basic')}settings:\n  cache: a1b2c3d4e5\n`)).toEqual([
      expect.stringMatching(/`cache` must be `true` or `false`, but here is a text\./),
    ])
  })
})
