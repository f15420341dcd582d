import { describe, expect, test } from 'vitest'
import { findings, spoken } from '../support/judged.js'

const config = (names: readonly string[], variables = '') =>
  `libraries:\n${names.map((name) => `  ${name}:\n    collection_files:\n      - default: basic\n`).join('')}playlist_files:\n  - default: playlist\n${variables}`
const libraries = (value: string) => `    template_variables:\n      libraries: ${value}\n`

describe('playlists from a library that is not there', () => {
  test.each([
    [['Films'], '', '`Movies` and `TV Shows` are not'],
    [['Movies'], '', '`TV Shows` is not'],
    [['Movies'], '    template_variables:\n      use_mcu: false\n', '`TV Shows` is not'],
    [['Films', 'Series'], libraries('Films, Serien'), '`Serien` is not'],
    [['Films', 'Series'], libraries('[Films, "A, B"]'), '`A, B` is not'],
    [['Films'], libraries('FILMS'), '`FILMS` is not'],
  ] as const)('%j %s', async (names, variables, words) => {
    const found = await findings(config(names, variables))
    expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'error libraries/unknown-library',
    ])
    expect(found[0]!.message).toContain(words)
  })

  test('with the name that was meant', async () => {
    const [found] = await findings(config(['Films', 'Series'], libraries('Films, Seires')))
    expect(found!.hint).toBe('Did you mean `Series`?')
  })

  test.each([
    [['Movies', 'TV Shows'], ''],
    [['Films', '1980'], libraries('Films,1980')],
    [['"Movies: US"', '"A, B"'], libraries('["Movies: US", "A, B"]')],
    [['Films'], libraries('<<libraries>>')],
  ] as const)('nothing is said of %j %s', async (names, variables) => {
    expect(await spoken(config(names, variables))).toEqual([])
  })

  test('a misspelt variable is one mistake', async () => {
    expect(await spoken(config(['Films'], '    template_variables:\n      libaries: Films\n'))).toEqual([
      'warning libraries/misspelt-variable',
    ])
  })
})
