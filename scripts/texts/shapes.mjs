// Hostile and very large configs. Each shape makes a text of about so many lines, or of so many of what it
// repeats: ten times the number is ten times the text, and must take no more than about ten times the time.

/**
 * @typedef {object} Shape
 * @property {string} name
 * @property {(size: number) => string} make
 * @property {number} [small] a size that takes long enough to be measured
 */

/** @param {number} count @param {(index: number) => string} make */
const repeat = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('')

/** An ordinary library of 13 lines. @param {number} index @param {string | number} [name] */
export const library = (index, name = index) => `  Library ${name}:
    report_path: config/reports/library-${index}.yml
    collection_files:
      - default: basic # recently added and released
      - default: imdb
        template_variables:
          use_lowest: false
          sync_mode: append
      - file: config/collections/${index}.yml
    overlay_files:
      - default: resolution
    operations:
      mass_critic_rating_update: tmdb
`

const SERVICES = `plex:
  url: http://192.168.1.12:32400
  token: env
tmdb:
  apikey: <<tmdb-key>>
`

/** @param {number} lines */
export const saneConfig = (lines) =>
  `libraries:\n${repeat(Math.ceil(lines / 13), (index) => library(index))}${SERVICES}`

/** @param {string} value */
const setting = (value) => `libraries:\nsettings:\n  asset_directory: ${value}\n${SERVICES}`

/** Lines that each have the same old form or mistake to be mended. @param {number} size @param {(index: number) => string} one */
const libraries = (size, one) =>
  `libraries:\n${repeat(size, (index) => `  L${index}:\n${one(index)}`)}${SERVICES}`

/** @type {readonly Shape[]} */
export const SHAPES = [
  { name: 'sane lines with defaults', make: saneConfig, small: 10_000 },
  { name: 'tabs in one line', make: (n) => setting(`x${'\t'.repeat(n)}x`) },
  { name: 'tabs between words', make: (n) => setting(`x${'\tx'.repeat(n)}`) },
  {
    name: 'a tab at the end of each line',
    make: (n) => `libraries:\nsettings:\n${repeat(n, (i) => `  k${i}: v\t\n`)}`,
  },
  {
    name: 'each line indented by a tab',
    make: (n) => `libraries:\nsettings:\n${repeat(n, (i) => `\tk${i}: v\n`)}`,
  },
  { name: 'blanks in one line', make: (n) => setting(`x${' '.repeat(n)}x`) },
  { name: 'blanks at the end of a line', make: (n) => setting(`x${' '.repeat(n)}`) },
  { name: 'lines of blanks', make: (n) => setting(`x\n${'    \n'.repeat(n)}`) },
  { name: 'open templates', make: (n) => setting(`"${'${a'.repeat(n)}"`) },
  { name: 'open double braces', make: (n) => setting(`"${'{{a'.repeat(n)}"`) },
  { name: 'open placeholders', make: (n) => setting(`"${'<<a'.repeat(n)}"`) },
  { name: 'equal keys', make: (n) => `libraries:\nsettings:\n${'  cache: true\n'.repeat(n)}` },
  { name: 'equal sections', make: (n) => `${'trakt:\n  client_id: <<id>>\n'.repeat(n)}` },
  { name: 'unknown keys', make: (n) => `trakt:\n${repeat(n, (i) => `  key_${i}: v\n`)}` },
  { name: 'unknown sections', make: (n) => `${SERVICES}${repeat(n, (i) => `section_${i}:\n  a: b\n`)}` },
  { name: 'one long plain value', make: (n) => setting('word '.repeat(n)) },
  { name: 'one long quoted value', make: (n) => setting(`"${'a\\n'.repeat(n)}"`) },
  { name: 'one long word', make: (n) => setting('x'.repeat(n)) },
  { name: 'one long token', make: (n) => `trakt:\n  client_secret: ${'0a1B'.repeat(n)}\n` },
  { name: 'one long address', make: (n) => setting(`http://h/${'a/'.repeat(n)}?token=${'b&c='.repeat(n)}`) },
  { name: 'one long key', make: (n) => `libraries:\nsettings:\n  ${'k'.repeat(n)}: v\n` },
  { name: 'brackets', make: (n) => setting('['.repeat(n)) },
  { name: 'closed brackets', make: (n) => setting('[]'.repeat(n)) },
  { name: 'dashes', make: (n) => `libraries:\nsettings:\n  a:\n    ${'- '.repeat(n)}a\n` },
  { name: 'levels', make: (n) => repeat(Math.ceil(Math.sqrt(n)), (i) => `${' '.repeat(i)}a:\n`) },
  {
    name: 'levels again and again',
    make: (n) => repeat(n / 50, (j) => `k${j}:\n${repeat(50, (i) => `${' '.repeat(i + 1)}a:\n`)}`),
  },
  {
    name: 'aliases of aliases',
    make: (n) =>
      `a0: &a0 {x: 1}\n${repeat(n, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]\n`)}${SERVICES}`,
  },
  {
    name: 'merges of merges',
    make: (n) =>
      `a0: &a0 {x: 1}\n${repeat(n, (i) => `a${i + 1}: &a${i + 1}\n  <<: [*a${i}]\n  k${i}: 1\n`)}${SERVICES}`,
  },
  {
    name: 'many anchors and aliases',
    make: (n) =>
      `libraries:\n${repeat(n, (i) => `  L${i}: &l${i}\n    operations: {mass_genre_update: tmdb}\n  M${i}: *l${i}\n`)}`,
  },
  {
    name: 'many merges of one mapping',
    make: (n) =>
      `settings: &s\n  cache: true\n  timeout: 60\nlibraries:\n${repeat(n, (i) => `  L${i}:\n    settings:\n      <<: *s\n`)}`,
  },
  { name: 'aliases without anchors', make: (n) => `libraries:\n${repeat(n, (i) => `  L${i}: *l${i}\n`)}` },
  {
    name: 'findings with a safe repair',
    make: (n) => libraries(n, () => `    radarr:\n      add_missing: true\n      token : abc\n`),
  },
  {
    name: 'keys that are misspelt',
    make: (n) => libraries(n, () => '    operatons:\n      mass_genre_update: tmdb\n'),
  },
  { name: 'old forms', make: (n) => libraries(n, () => '    metadata_path:\n      - pmm: basic\n') },
  {
    name: 'old entries of one list',
    make: (n) =>
      `libraries:\n  M:\n    collection_files:\n${repeat(n, () => '      - pmm: basic\n')}${SERVICES}`,
  },
  {
    name: 'sections repeated in libraries',
    make: (n) => libraries(n, () => '    trakt:\n      client_id: a\n      pin: 123\n'),
  },
  {
    name: 'placeholders in lower case',
    make: (n) => libraries(n, (i) => `    radarr:\n      token: << token ${i} >>\n`),
  },
  { name: 'tags meant as text', make: (n) => libraries(n, (i) => `    radarr:\n      token: !${i}a\n`) },
  {
    name: 'suppressions',
    make: (n) => libraries(n, () => '    # pmm-config-ignore config/*\n    operatons:\n      a: b\n'),
  },
  {
    name: 'suppressions that nothing needs',
    make: (n) => libraries(n, () => '    # pmm-config-ignore trakt/pin -- for now\n    report_path: a\n'),
  },
  {
    name: 'suppressions one below the other',
    make: (n) => `${'# pmm-config-ignore trakt/pin\n'.repeat(n)}${SERVICES}`,
  },
  {
    name: 'comments',
    make: (n) =>
      `${repeat(n, (i) => `# a long comment ${i} about this config and what stands in it\n`)}${SERVICES}`,
  },
  {
    name: 'comments with keys',
    make: (n) => `${repeat(n, (i) => `#  token: ${i}f9c0a77b1e24d58\n`)}${SERVICES}`,
  },
  { name: 'one long comment', make: (n) => `# ${'word '.repeat(n)}\n${SERVICES}` },
  { name: 'one long comment of hashes', make: (n) => `${'#'.repeat(n)}\n${SERVICES}` },
  {
    name: 'comments behind values',
    make: (n) => `libraries:\n${repeat(n, (i) => `  L${i}:        # library ${i}\n`)}`,
  },
  { name: 'a large literal', make: (n) => setting(`|\n${'    a line of text: with a colon\n'.repeat(n)}`) },
  {
    name: 'a large folded text',
    make: (n) => setting(`>-\n${'    a line of text # no comment\n\n'.repeat(n)}`),
  },
  { name: 'a large list in brackets', make: (n) => setting(`[${'a, '.repeat(n)}]`) },
  { name: 'a large mapping in braces', make: (n) => `settings: {${repeat(n, (i) => `k${i}: v, `)}}\n` },
  { name: 'a list in brackets over lines', make: (n) => setting(`[\n${'    "a",\n'.repeat(n)}  ]`) },
  {
    name: 'a bracket that is never closed',
    make: (n) => `libraries:\nsettings:\n  a: [\n${repeat(n, (i) => `  k${i}: v\n`)}`,
  },
  {
    name: 'a quote that is never closed',
    make: (n) => `libraries:\nsettings:\n  a: "b\n${repeat(n, (i) => `  k${i}: v\n`)}`,
  },
  { name: 'quotes that are never closed', make: (n) => repeat(n, (i) => `s${i}:\n  a: "b\n`) },
  { name: 'broken sections', make: (n) => `${SERVICES}${repeat(n, (i) => `s${i}:\n  a: b: c\n`)}` },
  { name: 'a large file broken at its end', make: (n) => `${saneConfig(n)}last:\n  a: b: c\n` },
  { name: 'documents', make: (n) => '---\nsettings:\n  cache: true\n'.repeat(n) },
  { name: 'directives', make: (n) => `${repeat(n, (i) => `%TAG !t${i}! tag:x,2000:\n`)}---\n${SERVICES}` },
  {
    name: 'a number of many digits',
    make: (n) => `libraries:\nsettings:\n  cache_expiration: ${'9'.repeat(n)}\n`,
  },
  {
    name: 'a hexadecimal number',
    make: (n) => `libraries:\nsettings:\n  cache_expiration: 0x${'f'.repeat(n)}\n`,
  },
  {
    name: 'numbers of base 60',
    make: (n) => `%YAML 1.1\n---\nsettings:\n  cache_expiration: 1${':59'.repeat(n)}\n`,
  },
  {
    name: 'a fraction of many digits',
    make: (n) => `libraries:\nsettings:\n  cache_expiration: 1.${'9'.repeat(n)}\n`,
  },
  { name: 'underscores', make: (n) => `libraries:\nsettings:\n  cache_expiration: 1${'_'.repeat(n)}x\n` },
  { name: 'questions', make: (n) => `libraries:\nsettings:\n${repeat(n, (i) => `  ? k${i}\n  : v\n`)}` },
  { name: 'byte order marks', make: (n) => setting('\ufeff'.repeat(n)) },
  { name: 'control characters', make: (n) => setting('\u0007'.repeat(n)) },
  { name: 'odd spaces', make: (n) => libraries(n, () => '    report_path:\u00a0a\n') },
  { name: 'odd spaces in one line', make: (n) => setting(`a${'\u00a0'.repeat(n)}b`) },
  { name: 'carriage returns', make: (n) => `settings:\r${repeat(n, (i) => `  k${i}: v\r`)}` },
  { name: 'escapes', make: (n) => setting(`"${'\\u0041\\x42'.repeat(n)}"`) },
  { name: 'secrets', make: (n) => libraries(n, (i) => `    radarr:\n      token: ${i}f9c0a77b1e24d58a\n`) },
  {
    name: 'one secret again and again',
    make: (n) => `trakt:\n  client_secret: 3f9c0a77b1e24d58\n${repeat(n, () => '# 3f9c0a77b1e24d58\n')}`,
  },
  {
    name: 'tokens of one letter',
    make: (n) => `trakt:\n  client_secret: ${'a'.repeat(n)}\n# ${'a'.repeat(n)}\n`,
  },
  {
    name: 'SOPS',
    make: (n) => libraries(n, (i) => `    radarr:\n      token: ENC[AES256_GCM,data:${i}abc=,type:str]\n`),
  },
]
