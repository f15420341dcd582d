import { expect, test } from 'vitest'
import { tellingTexts, textsOf } from '../../src/rules/read-texts.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'

const CONFIG = `libraries:
  Films: &films
    report_path: a
    collection_files:
      - default: <<name>>
      - file: $HOME/a.yml
  Shows: *films
  <<other>>:
    settings: {cache: true, asset_directory: ['x', "\\x3c<folded>>"]}
  Merged:
    <<: *films
    sort: b
settings: &s
  asset_directory: |
    one
    <<two>>
  empty:
plex:
  url: "\\u0024PLEX"
  token: *s
tmdb: {apikey: a, language: <<l>>}
`

test('nothing in which a placeholder or variable stands is passed over', () => {
  const document = readDocument(createSource('config.yml', CONFIG))
  const all = textsOf(document).filter(({ text }) => /<<|\$/.test(text))
  const telling = tellingTexts(document)
  expect(telling.filter(({ text }) => /<<|\$/.test(text))).toEqual(all)
  expect(all.map(({ text }) => text.trim())).toEqual([
    '<<name>>',
    '$HOME/a.yml',
    '<<other>>',
    '<<folded>>',
    'one\n<<two>>',
    '$PLEX',
    'one\n<<two>>',
    '<<l>>',
  ])
})

test('most of a large config is not looked into', () => {
  const libraries = Array.from({ length: 500 }, (_, index) => `  L${index}:\n    report_path: a\n`).join('')
  const text = `libraries:\n${libraries}tmdb:\n  apikey: <<tmdb-key>>\n`
  expect(tellingTexts(readDocument(createSource('config.yml', text))).length).toBeLessThan(10)
})
