import { describe, expect, test } from 'vitest'
import { findings, fixed } from '../support/judged.js'

/** A library of films with one default, and what stands in its entry. */
const entry = (name: string, lines: string, list: string | undefined = 'collection_files') =>
  `libraries:\n  Films:\n    ${list}:\n      - default: ${name}\n${lines.replace(/^/gm, '        ')}\n`

const variables = (name: string, lines: string, list?: string) =>
  entry(name, `template_variables:\n${lines.replace(/^/gm, '  ')}`, list)

const hints = async (config: string) =>
  (await findings(config))
    .filter(({ rule }) => rule.endsWith('-variable'))
    .map(({ rule, hint }) => `${rule}: ${hint}`)

interface Meant {
  readonly name: string
  readonly written: string
  readonly meant: string
  readonly list?: string
}

type Silent = Pick<Meant, 'name' | 'list'> & { readonly lines: string }

const MEANT: readonly Meant[] = [
  { name: 'basic', written: 'limits', meant: 'limit' },
  { name: 'basic', written: 'Limit', meant: 'limit' },
  { name: 'basic', written: 'visable_library', meant: 'visible_library' },
  { name: 'basic', written: 'visable_library_released', meant: 'visible_library_released' },
  { name: 'basic', written: 'limit-released', meant: 'limit_released' },
  { name: 'imdb', written: 'radarr_monitor_exsisting', meant: 'radarr_monitor_existing' },
  { name: 'genre', written: 'use_seperator', meant: 'use_separator' },
  { name: 'genre', written: 'exclude_append', meant: 'append_exclude' },
  { name: 'oscars', written: 'use_year_collection', meant: 'use_year_collections' },
  { name: 'ratings', written: 'rating_1', meant: 'rating1', list: 'overlay_files' },
  { name: 'ratings', written: 'rating2_imge', meant: 'rating2_image', list: 'overlay_files' },
  { name: 'resolution', written: 'font_colour', meant: 'font_color', list: 'overlay_files' },
]

describe('misspelt variables', () => {
  test.each(MEANT)('$name: $written is $meant', async ({ name, written, meant, list }) => {
    expect(await hints(variables(name, `${written}: 1`, list))).toEqual([
      `libraries/misspelt-variable: Did you mean \`${meant}\`? Write that in its place.`,
    ])
  })

  const SILENT: readonly Silent[] = [
    // Another file reads it, so it is no slip of the pen.
    { name: 'imdb', lines: 'sort_by: release.desc' },
    { name: 'berlinale', lines: 'sep_style: red' },
    // Any key of a collection may stand behind these.
    { name: 'genre', lines: 'use_Action: false\nname_Drama: Dramas\nlimit_Wars: 3' },
    {
      name: 'ratings',
      lines: 'rating1: critic\nrating1_font_size: 60\nrating3_extra: x',
      list: 'overlay_files',
    },
    // Nothing is close.
    { name: 'basic', lines: 'colour_scheme: dark\nmy_own: 1\nrating4: 1' },
    { name: 'nobody', lines: 'limits: 3' },
  ]

  test.each(SILENT)('$name: nothing is said of $lines', async ({ name, lines, list }) => {
    expect(await hints(variables(name, lines, list))).toEqual([])
  })

  test('a list that several files get is judged once, beside all of them', async () => {
    const shared = (first: string) =>
      `libraries:\n  Films:\n    collection_files:\n      - default: ${first}\n        template_variables: &shared\n          use_seperator: false\n      - default: genre\n        template_variables: *shared\n`
    expect(await hints(shared('imdb'))).toHaveLength(1)
    expect(await hints(shared('imdb').replace('genre', 'tmdb'))).toEqual([])
  })

  test('variables of a library are those of all its files', async () => {
    const library = (name: string) =>
      `libraries:\n  Films:\n    template_variables:\n      ${name}: 1\n    collection_files:\n      - default: genre\n    overlay_files:\n      - default: ribbon\n`
    expect(await hints(library('use_seperator'))).toHaveLength(1)
    expect(await hints(library('horizontal_ofset'))).toHaveLength(1)
    expect(await hints(library('horizontal_offset'))).toEqual([])
  })

  test('the right name that stands beside is not written twice', async () => {
    const both = variables('basic', 'limit: 3\nlimits: 4')
    expect(await hints(both)).toEqual([
      'libraries/misspelt-variable: Delete it: `limit` stands beside it already.',
    ])
    expect((await fixed(both, { unsafe: true })).text).toBe(both)
  })

  test('the name is changed only when asked', async () => {
    const config = variables('genre', 'use_seperator: false # none')
    expect((await fixed(config, { unsafe: false })).text).toBe(config)
    expect((await fixed(config, { unsafe: true })).text).toBe(config.replace('seperator', 'separator'))
  })
})

describe('variables in the wrong place', () => {
  test('beside, in an entry: moved below', async () => {
    const config = entry('basic', 'limit: 3 # few\ntemplate_variables:\n  use_all: true\nvisible_homes: true')
    expect(await findings(config)).toMatchObject([
      {
        rule: 'libraries/misplaced-variable',
        severity: 'warning',
        message: expect.stringContaining('`limit`, `visible_homes`'),
      },
    ])
    expect((await fixed(config, { unsafe: true })).text).toBe(
      entry('basic', 'template_variables:\n  use_all: true\n  limit: 3 # few\n  visible_home: true'),
    )
  })

  test('beside, in a library; settings and operations there belong elsewhere', async () => {
    const config = (key: string) =>
      `libraries:\n  Films:\n    ${key}: 1\n    collection_files:\n      - default: genre\n`
    expect(await hints(config('sep_style'))).toEqual([
      'libraries/misplaced-variable: Write `template_variables:` above and indent it by two more spaces.',
    ])
    expect(await hints(config('minimum_items'))).toEqual([])
  })

  test('one level too deep: moved up', async () => {
    const config = variables('basic', 'popular:\n  limit: 3\n  sort_by: x')
    expect((await findings(config)).map(({ rule }) => rule)).toEqual(['libraries/misplaced-variable'])
    expect((await fixed(config, { unsafe: true })).text).toBe(variables('basic', 'limit: 3\nsort_by: x'))
  })

  test('the end of a name as a key of its own', async () => {
    expect(await hints(variables('basic', 'limit:\n  released: 3\n  episodes: 4'))).toEqual([
      'libraries/misplaced-variable: Write `limit_released`, `limit_episodes` directly below `template_variables`.',
    ])
  })

  test.each([
    ['genre', 'append_addons:\n  limit: [a]'],
    ['oscars', 'data:\n  starting: 2000\n  limit: 3'],
    ['franchise', 'title_override:\n  limit: x'],
    ['seasonal', 'imdb_search_easter:\n  type: movie\n  limit: 3\n  sort_by: x'],
    ['universe', 'mdblist_list_own:\n  url: https://mdblist.com/lists/me/own\n  limit: 3'],
  ])('%s: %j holds a mapping that belongs there', async (name, lines) => {
    expect(await hints(variables(name, lines))).toEqual([])
  })
})
