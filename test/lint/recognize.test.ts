import { describe, expect, test } from 'vitest'
import { validate } from '../../src/api/validate.js'
import { judged } from '../support/judged.js'

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
  'sections in capitals':
    'Libraries:\n  Films:\n    collection_files:\n    - default: basic\nPlex:\n  url: http://x\n',
  'all in capitals': 'PLEX:\n  URL: http://plex\n  TOKEN: abc\nTMDB:\n  APIKEY: abc\n',
  'libraries whose line is gone':
    '#libraries:\n  Films:\n    overlay_files:\n    - default: resolution\n  Shows:\n    operations:\n      mass_genre_update: tmdb\n',
  'libraries whose line is gone, beside sections':
    'Films:\n  collection_files:\n  - default: basic\nplex:\n  url: http://x\n  token: abc\ntmdb:\n  apikey: abc\n',
  'one more root key of somebody':
    'plex:\n  url: http://x\n  token: abc\ntmdb:\n  apikey: abc\nradarr:\n  url: http://x\n  token: abc\nnotes: mine\n',
}

describe('not a config, so not judged:', () => {
  test.each(Object.entries(OTHERS))('%s', async (_, text) => {
    const { skipped, diagnostics } = await judged(text)
    expect(skipped).toMatch(/^not a config of PMM/)
    expect(diagnostics).toEqual([])
  })
})

const NAMED: Readonly<Record<string, readonly [text: string, what: RegExp]>> = {
  'an empty file': ['', /an empty file/],
  'a byte order mark alone': ['\ufeff', /an empty file/],
  'a web page': [
    '<!DOCTYPE html>\n<html lang="en">\n<body>libraries: &nbsp;</body>\n</html>\n',
    /a web page/,
  ],
  'a web page with a comment first': ['<!-- saved -->\n<html>\n</html>\n', /a web page/],
  'an answer of GitHub': ['404: Not Found', /nothing was found/],
  'a config that is a comment': ['# libraries:\n#   Films:\n', /every line is a comment/],
  'a Compose file': [OTHERS['docker compose']!, /Compose file/],
  'a manifest': [OTHERS['a Kubernetes manifest']!, /Kubernetes/],
  'a collection file': [OTHERS['a collections file of PMM']!, /a collection file of PMM/],
  'an overlay file': [OTHERS['an overlay file of PMM']!, /an overlay file of PMM/],
  'a metadata file': [OTHERS['a metadata file of PMM']!, /a metadata file of PMM/],
  'a playlist file': ['playlists:\n  Best:\n    sync_mode: sync\n', /a playlist file of PMM/],
  'a template file': ['templates:\n  One:\n    imdb_chart: top\n', /a template file of PMM/],
  'a list': ['- libraries:\n- trakt\n', /a list/],
  'a text': ['libraries\n', /a single text/],
  'what is no YAML': ['a: "b\n  c: d\nvolumes: [\n', /could not read as YAML/],
  'something else': ['name: x\nversion: 1\n', /none of their sections/],
}

describe('no config, though a person named it, so an error:', () => {
  test.each(Object.entries(NAMED))('%s', async (_, [text, what]) => {
    const { skipped, diagnostics } = await validate(text, { named: true })
    expect(skipped).toBeNull()
    expect(diagnostics).toMatchObject([{ rule: 'config/not-a-config', severity: 'error' }])
    expect(diagnostics[0]?.message).toMatch(what)
    expect((await validate(text)).skipped).toMatch(what)
  })
})

test('sections in capitals and lost libraries are errors', async () => {
  const rules = async (text: string) =>
    (await validate(text)).diagnostics.map(
      ({ severity, rule, range }) => `${range.start.line} ${severity} ${rule}`,
    )
  expect(await rules(CONFIGS['sections in capitals']!)).toEqual([
    '1 error config/misspelt-section',
    '5 error config/misspelt-section',
  ])
  expect(await rules(CONFIGS['libraries whose line is gone']!)).toEqual(['2 error config/lost-libraries'])
  expect(await rules(CONFIGS['libraries whose line is gone, beside sections']!)).toEqual([
    '1 error config/lost-libraries',
  ])
  expect(await rules('  collection_files:\n  - default: basic\n')).toEqual(['1 error config/lost-libraries'])
})

describe('a config, so judged:', () => {
  test.each(Object.entries(CONFIGS))('%s', async (_, text) => {
    expect((await judged(text)).skipped).toBeNull()
  })
})
