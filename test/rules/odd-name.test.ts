import { expect, test } from 'vitest'
import { findings } from '../support/judged.js'

const library = (name: string, more = '') =>
  `libraries:\n  ${name}:\n${more}    collection_files:\n      - default: basic\n`

const said = async (config: string) =>
  (await findings(config)).map(
    ({ rule, severity, message }) => `${severity} ${rule} ${message.split('. ')[0]}`,
  )

test.each([
  ['" Films"', 'begins with a blank'],
  ['"Films\\t"', 'ends with a blank'],
  ['"4K  Films"', 'has two blanks side by side'],
  ['"4K\\u00a0Films"', 'has a space in it that is not an ordinary one, or a character without width'],
  ['"Films\\u200b"', 'has a space in it that is not an ordinary one, or a character without width'],
])('%s', async (name, odd) => {
  expect(await said(library(name))).toEqual([`info libraries/odd-name The name of this library ${odd}`])
})

test('`library_name` is what Plex is asked for', async () => {
  expect(await said(library('"Films "', '    library_name: Films\n'))).toEqual([])
  expect(await said(library('Films', '    library_name: "Films "\n'))).toEqual([
    'info libraries/odd-name `library_name` ends with a blank',
  ])
})

test.each(['Films (4K)', '映画', 'Séries - Enfants', '"TV: Shows"'])(
  '%s is an ordinary name',
  async (name) => {
    expect(await said(library(name))).toEqual([])
  },
)

test('a space at the end that YAML takes for a letter has a rule of its own', async () => {
  expect(await said(library('Films\u00a0'))).toEqual([
    'error yaml/odd-space This looks like a space but is another character, one that does not break or has no width',
  ])
})
