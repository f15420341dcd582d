import { describe, expect, test } from 'vitest'
import { migrated } from '../migrated.js'

const library = (...lines: string[]) => `libraries:\n  A:\n${lines.map((line) => `    ${line}\n`).join('')}`
const RIBBON = ['overlay_files:', '  - default: ribbon']

/** What Kometa 2.4.4 goes by where overlay files and their library say more than one thing. */
const SAFE: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'of several resets the last counts': [
    library('overlay_files:', '  - reset_overlays: plex', '  - default: ribbon', '    reset_overlays: tmdb'),
    library(...RIBBON, 'reset_overlays: tmdb'),
  ],
  'in one entry it is the name that is in use today': [
    library('overlay_files:', '  - default: ribbon', '    reset_overlays: tmdb', '    reset_overlay: plex'),
    library(...RIBBON, 'reset_overlays: tmdb'),
  ],
  'the reset of the library counts for more': [
    library(...RIBBON, '    reset_overlays: tmdb', 'reset_overlays: plex'),
    library(...RIBBON, 'reset_overlays: plex'),
  ],
  'also under its second name': [
    library(...RIBBON, '    reset_overlays: tmdb', 'reset_overlay: plex'),
    library(...RIBBON, 'reset_overlays: plex'),
  ],
  'one switch that is true is enough, wherever it stands': [
    library(...RIBBON, '    remove_overlays: true', 'remove_overlays: false # no'),
    library(...RIBBON, 'remove_overlays: true'),
  ],
  'and a second one adds nothing': [
    library(
      'overlay_files:',
      '  - reapply_overlay: true',
      '  - default: ribbon',
      '    reapply_overlays: true',
    ),
    library(...RIBBON, 'reapply_overlays: true'),
  ],
  'a library that held nothing else stays one, for Kometa crashes on a blank one': [
    library('overlay_files:', '  - remove_overlays: false'),
    'libraries:\n  A: {}\n',
  ],
}

describe('of the overlay files of a library', () => {
  test.each(Object.entries(SAFE))('%s', async (_, [before, after]) => {
    const { text, defects } = await migrated(before)
    expect(text).toBe(after)
    expect(defects).toEqual([])
  })

  test('nothing is moved that PMM does not see, since `overlay_path` takes their place', async () => {
    const before = library(
      'overlay_files:',
      '  - remove_overlays: true',
      '  - default: ribbon',
      '    schedule: daily',
      'overlay_path:',
      '  - default: ratings',
    )
    expect((await migrated(before)).changed).toBe(false)
    const { text } = await migrated(before, { unsafe: true })
    expect(text).toBe(library('overlay_files:', '  - default: ratings'))
  })
})

/** Schedules are never moved unasked. */
const SCHEDULES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'of several the last that says something': [
    library('overlay_files:', '  - schedule: daily', '  - default: ribbon', '    schedule:'),
    library(...RIBBON, 'schedule_overlays: daily'),
  ],
  'that of the library, under its second name as well': [
    library(...RIBBON, '    schedule: daily', 'schedule_overlay: weekly(sunday)'),
    library(...RIBBON, 'schedule_overlays: weekly(sunday)'),
  ],
  'none where all are blank': [library(...RIBBON, '    schedule: '), library(...RIBBON)],
  'none of them where that of the library is blank': [
    library(...RIBBON, '    schedule: daily', 'schedule_overlays:'),
    library(...RIBBON, 'schedule_overlays:'),
  ],
}

describe('of the schedules of overlay files PMM takes', () => {
  test.each(Object.entries(SCHEDULES))('%s', async (_, [before, after]) => {
    const { text, defects } = await migrated(before, { unsafe: true })
    expect(text).toBe(after)
    expect(defects).toEqual([])
    expect((await migrated(before)).text).toContain('  schedule:')
  })
})
