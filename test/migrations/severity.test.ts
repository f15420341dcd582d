import { describe, expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const library = (lines: string) => `libraries:\n  Films:\n${lines.replace(/^/gm, '    ').trimEnd()}\n`
const settings = (lines: string) =>
  `libraries:\n  Films: {}\nsettings:\n${lines.replace(/^/gm, '  ').trimEnd()}\n`
const BOTH_LISTS = 'collection_files: [{default: basic}]\nmetadata_files: [{file: a.yml}]\n'

type Row = readonly [text: string, severity: string, inWords: RegExp]

/** What Kometa 2.4.4 was seen to do: ignored and missed, ignored and the same, understood, or stopped at. */
const ROWS: readonly Row[] = [
  [library('split_duplicates: false\n'), 'info', /does the same without it/],
  [library('split_duplicates: true\n'), 'error', /passes over it\./],
  [library('mass_genre_update:\n'), 'info', /does the same/],
  [library('mass_genre_update: false\n'), 'info', /does the same/],
  [library('settings: {overlay_filetype: png}\n'), 'error', /passes over it\./],
  [library('settings: {overlay_quality: 90}\n'), 'info', /does the same/],
  [library('collection_files: [{default: flixpatrol, schedule: never}]\n'), 'info', /`never`/],
  [library('sync_mode: append\n'), 'info', /does the same/],
  [`${library('sync_mode: append\n')}settings: {sync_mode: sync}\n`, 'error', /passes over it\./],
  [`${library('sync_mode: sync\n')}settings: {sync_mode: sync}\n`, 'info', /does the same/],
  [library('operations: {mass_trakt_rating_update: false}\n'), 'info', /passes over it/],
  [library('operations: {delete_unmanaged_collections: false}\n'), 'info', /off/],
  ['libraries: {Films: {}}\nradarr: {url: "http://x", add_to_radarr: false}\n', 'info', /does the same/],
  ['libraries: {Films: {}}\nradarr: {url: "http://x", search_movie: true}\n', 'error', /passes over it\./],
  [settings('overlay_filetype: png\n'), 'error', /passes over it\./],
  [settings('overlay_filetype: png\noverlay_artwork_filetype: png\n'), 'info', /counts/],
  [settings('overlay_filetype: png\noverlay_artwork_filetype: jpg\n'), 'warning', /counts/],
  [settings('overlay_filetype: png\noverlay_artwork_filetype:\n'), 'error', /passes over it\./],
  [library('overlay_files: [{remove_overlays: false}, {default: ribbon}]\n'), 'info', /does nothing/],
  [library('overlay_files: [{remove_overlays: true}, {default: ribbon}]\n'), 'warning', /with a warning/],
  [
    library('reset_overlays: tmdb\noverlay_files: [{reset_overlays: plex}, {default: ribbon}]\n'),
    'warning',
    /does nothing/,
  ],
  [
    library('reset_overlays: tmdb\noverlay_files: [{reset_overlays: tmdb}, {default: ribbon}]\n'),
    'info',
    /does nothing/,
  ],
  [library(`metadata_path: [{default: basic}]\n${BOTH_LISTS}`), 'warning', /passes over it/],
  [library('webhooks: {collection_creation: }\n'), 'error', /crashes/],
  [library('webhooks: {collection_removal: , run_start: notifiarr}\n'), 'error', /crashes/],
  [library('webhooks: {collection_creation: notifiarr}\n'), 'warning', /still understands/],
  [library('webhooks: {changes: notifiarr}\n'), 'error', /passes over `changes`/],
  [
    library('webhooks: {changes: notifiarr, collection_changes: , collection_creation: gotify}\n'),
    'error',
    /passes over it/,
  ],
  [
    'libraries: {Films: {}}\nwebhooks: {changes: notifiarr, collection_creation: gotify}\n',
    'error',
    /does nothing/,
  ],
  [
    'libraries: {Films: {}}\nwebhooks: {changes: [gotify, ntfy], collection_creation: ntfy}\n',
    'info',
    /does nothing/,
  ],
  [
    library('operations: [{mass_imdb_parental_labels: with_none}]\n'),
    'error',
    /PMM does nothing by the old word/,
  ],
  [library('operations: {mass_imdb_parental_labels: with_none}\n'), 'warning', /is called `none`/],
  [library('operations: [{radarr_add_all: true}]\n'), 'error', /passes over it\./],
  [library('operations: [{radarr_add_all: false}]\n'), 'info', /does the same/],
  [library('operations: {radarr_add_all: true}\n'), 'warning', /still understands/],
]

describe('an old form is as severe as what is lost with it', () => {
  test.each(ROWS)('%s', async (text, severity, inWords) => {
    const found = (await findings(text, { target: '2.4.4' })).filter(({ rule }) =>
      rule.startsWith('migration/'),
    )
    expect(found.map((one) => one.severity)).toEqual([severity])
    expect(found[0]!.message).toMatch(inWords)
  })
})

describe('old forms below `overlay_path` are seen before it is renamed', () => {
  test.each([
    ['pmm: ribbon', 'migration/entry-pmm'],
    ['remove_overlays: true', 'migration/overlayfile-remove_overlays'],
    ['{default: status, schedule: daily}', 'migration/overlayfile-schedule'],
  ])('%s', async (entry, rule) => {
    const found = await findings(library(`overlay_path:\n- ${entry}\n`), { target: '2.4.4' })
    expect(found.map((one) => one.rule)).toEqual(['migration/lib-overlay_path', rule])
  })
})

test('where both webhooks of a library are said, it is told which one is lost', async () => {
  const text = library('webhooks: {changes: notifiarr, collection_creation: gotify}\n')
  const said = await findings(text, { target: '2.4.4' })
  expect(said.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    'error migration/lib-webhooks-changes',
    'warning migration/lib-webhooks-collection_creation',
  ])
})
