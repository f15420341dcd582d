import { describe, expect, test } from 'vitest'
import { judged } from '../rules/judged.js'

const OTHERS: Readonly<Record<string, string>> = {
  'docker compose':
    'services:\n  kometa:\n    image: kometateam/kometa\n    environment:\n      - KOMETA_TRAKT_ID=abc\n  plex:\n    image: plex\nvolumes: {}\n',
  'a GitHub workflow':
    'name: CI\non: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n',
  'Home Assistant':
    'homeassistant:\n  name: Home\ntrakt:\n  client_id: abc\n  client_secret: def\nradarr:\n  api_key: abc\n',
  Flexget: 'tasks:\n  shows:\n    trakt_list:\n      account: me\n    plex: yes\nschedules: no\n',
  'a collections file of PMM':
    'collections:\n  Popular:\n    trakt_popular: 20\n    collection_order: custom\n',
  'a metadata file of PMM':
    'metadata:\n  Alien:\n    content_rating: R\ntemplates:\n  One:\n    trakt_list: <<list>>\n',
  'an overlay file of PMM':
    'overlays:\n  4K:\n    overlay:\n      name: 4K\n    plex_search:\n      all:\n        resolution: 4K\n',
  mkdocs: 'site_name: Docs\ntheme:\n  name: material\nplugins:\n  - search\nnav:\n  - Home: index.md\n',
  'a Kubernetes manifest':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: kometa\ndata:\n  config.yml: |\n    libraries:\n      Movies:\n    trakt:\n      client_id: abc\n',
  'values of a Helm chart':
    'image:\n  repository: kometa\nplex:\n  enabled: true\n  url: http://plex\nsonarr:\n  enabled: true\n',
  'settings of something': 'settings:\n  cache: true\nplex:\n  url: http://plex\n  token: abc\n',
  'nothing at all': '',
  'only comments': '# libraries:\n#   Movies:\n',
  'a list': '- libraries:\n- trakt\n',
  'a text': 'libraries\n',
  'broken YAML of somebody else': 'services:\n  a: "b\n  c: d\nvolumes: [\n',
}

const CONFIGS: Readonly<Record<string, string>> = {
  'libraries alone': 'libraries:\n',
  'libraries beside keys of others': 'libraries:\n  Movies:\nservices:\n  a: b\n',
  'sections without libraries': 'plex:\n  url: http://plex\ntmdb:\n  apikey: abc\n',
  'an attribute that only PMM knows': 'plex:\n  url: http://plex\n  clean_bundles: true\nother: 1\n',
  'settings that only PMM knows': 'settings:\n  run_order:\n  - operations\nother: 1\n',
  'Plex-Auto-Collections': 'plex:\n  library: Movies\ncollections:\n  Alien:\n    tmdb_collection: 8091\n',
  'a section by itself': 'trakt: abc\n',
  'a config with a broken line': 'libraries:\n  Movies:\n   a: b\n  c: "d\n',
  'a broken config without libraries':
    'plex:\n  url: "http://plex\n  db_cache: 40\nsettings:\n  cache true\n',
  'a config with a tab': 'libraries:\n\tMovies:\n',
  'a config with a byte order mark': '\ufefflibraries:\n',
}

describe('not a config, so not judged:', () => {
  test.each(Object.entries(OTHERS))('%s', async (_, text) => {
    const { skipped, diagnostics } = await judged(text)
    expect(skipped).toMatch(/^not a config of PMM/)
    expect(diagnostics).toEqual([])
  })
})

describe('a config, so judged:', () => {
  test.each(Object.entries(CONFIGS))('%s', async (_, text) => {
    expect((await judged(text)).skipped).toBeNull()
  })
})
