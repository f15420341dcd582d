import { describe, expect, test } from 'vitest'
import { migrated } from '../migrated.js'

/** What stands in the way of each finding that is left, as its hint says. */
async function reasons(text: string, unsafe = false): Promise<readonly string[]> {
  const { changed, diagnostics, defects } = await migrated(text, { unsafe })
  expect([changed, defects]).toEqual([false, []])
  return diagnostics.map(({ hint }) => hint!.slice(hint!.indexOf('The program')))
}

const MERGED = 'The program cannot do it: it is merged into other places, where it may not count.'
const ALIASED = 'The program cannot do it: an alias repeats what it stands in.'

describe('a key is left where it is when', () => {
  test('it is merged into a library that has the new key as well: there the old one counts', async () => {
    const text =
      'x: &x\n  collection_minimum: 2\nlibraries:\n  A:\n    settings:\n      <<: *x\n  B:\n    settings:\n      <<: *x\n      minimum_items: 3\n'
    expect(await reasons(text)).toEqual([MERGED])
  })

  test('its library is merged into one that has a section of the new name', async () => {
    const text =
      'libraries:\n  A: &a\n    plex:\n      sync_mode: sync\n  B:\n    <<: *a\n    settings:\n      asset_depth: 1\n'
    expect(await reasons(text)).toEqual([MERGED])
  })

  test('another library has its section, but not the one it belongs to', async () => {
    const text = 'libraries:\n  A:\n    plex: &p\n      sync_mode: sync\n  B:\n    plex: *p\n'
    expect(await reasons(text)).toEqual([ALIASED])
  })

  test('another library has the section that it belongs to', async () => {
    const text =
      'libraries:\n  A:\n    settings: &s\n      asset_depth: 1\n    sync_mode: sync\n  B:\n    settings: *s\n'
    expect(await reasons(text)).toEqual([ALIASED])
  })

  test('it hides a key of its name that is merged in, which would count then', async () => {
    const text =
      'libraries:\n  A:\n    settings: &s\n      save_missing: true\n  B:\n    settings:\n      <<: *s\n      save_missing: false\n  C:\n    settings:\n      <<: *s\n'
    expect(await reasons(text)).toEqual([
      MERGED,
      'The program cannot do it: a key of its name that is merged in would count in its place.',
    ])
  })

  test('another library has the list of overlay files that a switch stands in', async () => {
    const text =
      'libraries:\n  A:\n    overlay_files: &o\n      - remove_overlays: true\n      - default: ribbon\n  B:\n    overlay_files: *o\n'
    expect(await reasons(text)).toEqual([ALIASED])
  })

  test('a schedule stands in overlay files that are merged into another library', async () => {
    const text =
      'libraries:\n  A: &a\n    overlay_files:\n      - default: ribbon\n        schedule: daily\n  B:\n    <<: *a\n    schedule_overlays: weekly(sunday)\n'
    expect(await reasons(text, true)).toEqual([MERGED])
  })

  test('metadata_path is merged into a library that has a list of the new form', async () => {
    const text =
      'libraries:\n  A: &a\n    metadata_path:\n      - file: config/a.yml\n  B:\n    <<: *a\n    collection_files:\n      - default: basic\n'
    expect(await reasons(text, true)).toEqual([MERGED])
  })

  test('webhooks are merged into a library that has new ones as well', async () => {
    const text =
      'libraries:\n  A:\n    webhooks: &w\n      collection_creation: notifiarr\n  B:\n    webhooks:\n      <<: *w\n      changes: notifiarr\n'
    expect(await reasons(text)).toEqual([MERGED])
  })

  test('it is only dead in one of the places that share it', async () => {
    const text = 'webhooks: &w\n  error: notifiarr\nlibraries:\n  A:\n    webhooks: *w\n'
    expect(await reasons(text)).toEqual([ALIASED])
  })
})

describe('a key is moved although', () => {
  test('its whole library is repeated by an alias', async () => {
    const { text } = await migrated(
      'libraries:\n  A: &a\n    plex: {sync_mode: sync}\n    library_type: movie\n  B: *a\n',
    )
    expect(text).toBe('libraries:\n  A: &a\n    settings:\n      sync_mode: sync\n  B: *a\n')
  })

  test('its section is repeated, where it only gets another name', async () => {
    const { text } = await migrated(
      'settings: &s\n  save_missing: true\nlibraries:\n  A:\n    settings: *s\n',
    )
    expect(text).toBe('settings: &s\n  save_report: true\nlibraries:\n  A:\n    settings: *s\n')
  })

  test('its value has an anchor', async () => {
    const { text } = await migrated(
      'libraries:\n  A:\n    sync_mode: &m sync\n  B:\n    settings:\n      sync_mode: *m\n',
      { unsafe: true },
    )
    expect(text).toBe(
      'libraries:\n  A:\n    settings:\n      sync_mode: &m sync\n  B:\n    settings:\n      sync_mode: *m\n',
    )
  })

  test('there are placeholders, which only look like a merge key', async () => {
    const { text } = await migrated('libraries:\n  A: {}\ncache:\n  cache: <<cache>>\n')
    expect(text).toBe('libraries:\n  A: {}\nsettings:\n  cache: <<cache>>\n')
  })
})
