import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Hook {
  readonly id: string
  readonly entry: string
  readonly files: string
  readonly exclude: string
}

const MANIFEST = resolve(import.meta.dirname, '../../.pre-commit-hooks.yaml')
const hooks: readonly Hook[] = parse(readFileSync(MANIFEST, 'utf8'))
const hook = hooks[0]!

const CHECKED = [
  'config.yml',
  'config.yaml',
  'Config.yml',
  'CONFIG.YML',
  'config-4k.yml',
  'config_tv.yml',
  'config.anime.yml',
  'config2.yml',
  'config 4k.yml',
  'config/config.yml',
  'config/config_tv.yml',
  'config/movies.yml',
  'config/TV Shows.yaml',
  'kometa.yml',
  'Kometa.yaml',
  'kometa-config.yml',
  'kometa_config.yml',
  'kometaconfig.yml',
  'appbox-kometa.yml',
  'kometa/config.yml',
  'kometa/config/tv.yml',
  'pmm.yml',
  'pmm_config.yaml',
  'my-pmm.yml',
  'plex-meta-manager.yml',
  'plex_meta_manager.yml',
  'PlexMetaManager.yml',
  'Plex Meta Manager/config.yml',
  'plex-meta-manager/config.yml',
  'movies-config.yml',
  'tv_config.yml',
  'kitchen_sink_config.yml',
  'apps/media/kometa/config/config.yml',
  '.config/kometa/config.yml',
  'templates/config.yml',
  'my example/config.yml',
  'Z\u00fcrich/config.yml',
]

const PASSED_OVER = [
  'docker-compose.yml',
  'kometa/docker-compose.yml',
  'compose.yaml',
  'mkdocs.yml',
  'configuration.yaml',
  'configmap.yaml',
  'reconfig.yml',
  'movies.yml',
  'metadata/movies.yml',
  'overlays/ratings.yml',
  'config/overlays/ratings.yml',
  'playlists.yml',
  '_config.yml',
  'docs/_config.yml',
  '.pre-commit-config.yaml',
  '.pmm-configrc.yml',
  '.github/workflows/config.yml',
  '.github/workflows/kometa.yml',
  '.github/ISSUE_TEMPLATE/config.yml',
  '.circleci/config.yml',
  'node_modules/some-package/config.yml',
  'tools/node_modules/some-package/config/default.yml',
  'config.template.yml',
  'config/config.template.yml',
  'config.yml.sample.yml',
  'example.config.yml',
  'config-example.yml',
  'config_redacted.yml',
  'config.yml.bak',
  'config.json',
  'config.toml',
]

/** The names that a hook is run for, by the framework's own rule: `files` found somewhere, `exclude` nowhere. */
function chosen(names: readonly string[]): readonly string[] {
  // Python's `(?i)` is a flag in JavaScript.
  const [files, exclude] = [hook.files, hook.exclude].map(
    (pattern) => new RegExp(pattern.replace(/^\(\?i\)/, ''), 'i'),
  )
  return names.filter((name) => files!.test(name) && !exclude!.test(name))
}

const IN_PYTHON = `
import json, re, sys
files, exclude, names = json.load(sys.stdin)
print(json.dumps([name for name in names if re.search(files, name) and not re.search(exclude, name)]))
`

const PYTHON = '/usr/bin/python3'
const hasPython = spawnSync(PYTHON, ['--version']).status === 0

describe('the pre-commit hook', () => {
  it('is one, and leaves out what the settings ignore', () => {
    expect(hooks.map(({ id }) => id)).toEqual(['pmm-config'])
    expect(hook.entry).toBe('pmm-config validate --force-exclude')
  })

  it('is run for the names that people give their config', () => {
    expect(chosen(CHECKED)).toEqual(CHECKED)
  })

  it('is not run for the YAML of other programs, nor for templates', () => {
    expect(chosen(PASSED_OVER)).toEqual([])
  })

  it.skipIf(!hasPython)("is run for the same names by Python's own regular expressions", () => {
    const input = JSON.stringify([hook.files, hook.exclude, [...CHECKED, ...PASSED_OVER]])
    const { stdout, stderr } = spawnSync(PYTHON, ['-c', IN_PYTHON], { input, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual(CHECKED)
  })
})
