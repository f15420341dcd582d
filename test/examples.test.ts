import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { validate } from '../src/api/validate.js'
import { loadSettings } from './support/load-settings.js'

const FOLDER = resolve(import.meta.dirname, '../examples')

/** What is said of every config that has Trakt, as long as nobody names a version. */
const TRAKT = 'migration/trakt-250'

/** What the examples are examples of: the findings of each, in the order of the file. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'blank.yml': [`info ${TRAKT}`],
  'fake-trakt.yml': [`info ${TRAKT}`, 'warning trakt/stale-pin', 'error trakt/dead-refresh-token'],
  'config.yml': [`info ${TRAKT}`],
  'never-finished.yml': [
    `info ${TRAKT}`,
    'error trakt/unknown-key',
    'error trakt/left-over',
    'error trakt/hash-comment',
  ],
  'old-sign-in.yml': [`info ${TRAKT}`, 'warning trakt/stale-pin', 'error trakt/dead-refresh-token'],
  'pasted-tokens.yml': [
    `info ${TRAKT}`,
    'error trakt/unquoted-value',
    'error trakt/misplaced-key',
    'error trakt/force-refresh',
  ],
  'five-years-old.yml': [
    'info migration/editor-modeline',
    'warning migration/lib-overlay_path',
    'info migration/overlayfile-remove_overlays',
    'warning migration/entry-pmm',
    'warning migration/entry-git-pmm',
    'warning migration/lib-plex-asset_directory',
    'error migration/lib-radarr_add_all',
    'warning migration/lib-collection_minimum',
    'warning migration/lib-save_missing',
    'error migration/lib-missing_path',
    'warning migration/cache-top',
    'warning migration/cache-exp-top',
    'warning migration/plex-sync_mode',
    'warning migration/radarr-version',
    'warning migration/radarr-add',
  ],
  'tabs.yml': ['error yaml/tab', 'error yaml/tab'],
  'two-sections.yml': [`info ${TRAKT}`, 'error trakt/duplicate-section'],
}

/** Examples that are no configs of PMM: each has a test of its own. */
const OTHERS = [
  'linked',
  'compose.yml',
  'github-actions.yml',
  'plugin-simkl',
  'pmm-configrc.yml',
  'pre-commit-config.yaml',
]

describe('an example', () => {
  test.each(Object.entries(FINDINGS))('%s shows what it is meant to show', async (name, findings) => {
    const now = new Date('2026-11-23T12:00:00Z')
    const { diagnostics, skipped } = await validate(readFileSync(join(FOLDER, name), 'utf8'), { now })
    expect(skipped).toBe(null)
    expect(diagnostics.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual(findings)
  })

  test('has its place here', () => {
    expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(FINDINGS), ...OTHERS].sort())
  })

  test('of settings is taken as such', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'pmm-config-example-'))
    try {
      copyFileSync(join(FOLDER, 'pmm-configrc.yml'), join(cwd, '.pmm-configrc.yml'))
      expect(await loadSettings({ cwd })).toMatchObject({ ok: true, settings: { margin: 172_800 } })
    } finally {
      rmSync(cwd, { recursive: true, force: true })
    }
  })
})
