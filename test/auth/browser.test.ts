import { mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { browsersOf } from '../../src/auth/terminal/browser.js'
import { makeFolder } from '../support/folder.js'

const URL = 'https://trakt.tv/activate/1F00A5F7?a=$&b'
const calls = (list: string) => browsersOf(list, URL).map(({ name, args }) => [name, ...args])

test('the address takes the place of %s, wherever it stands', () => {
  expect(browsersOf('firefox %s', URL)).toEqual([{ name: 'firefox', args: [URL], holdsUrl: true }])
  expect(calls('run --url=%s --new')).toEqual([['run', `--url=${URL}`, '--new']])
})

test('without %s the address is left to come last', () => {
  expect(browsersOf('firefox --new-window', URL)).toEqual([
    { name: 'firefox', args: ['--new-window'], holdsUrl: false },
  ])
})

test('several programs are tried one after the other', () => {
  expect(calls(['firefox %s', '', 'links -g'].join(delimiter))).toEqual([
    ['firefox', URL],
    ['links', '-g'],
  ])
  expect(calls(' ')).toEqual([])
})

test('a path with blanks is one program where it leads to a file, and in quotes', () => {
  const folder = join(makeFolder(), 'my programs')
  mkdirSync(folder)
  writeFileSync(join(folder, 'the browser'), '')
  expect(calls(join(folder, 'the browser'))).toEqual([[join(folder, 'the browser')]])
  expect(calls(`"${join(folder, 'the browser')}" "%s"`)).toEqual([[join(folder, 'the browser'), URL]])
})
