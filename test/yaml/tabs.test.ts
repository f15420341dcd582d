import { describe, expect, it } from 'vitest'
import { problems, read } from '../support/read-config.js'

describe('a tab stops PMM', () => {
  it.each([
    ['plex:\n\turl: x\n', 'tab indentation 2:1 \t'],
    ['plex:\n  url:\tx\n', 'tab between 2:7 \t'],
    ['plex:\n  url: x\t\n', 'tab trailing 2:9 \t'],
    ['plex:\n  url: x \t# c\n', 'tab trailing 2:10 \t'],
    ['plex:\t# c\n', 'tab trailing 1:6 \t'],
    ['plex:\n  url: a\tb\n', 'tab between 2:9 \t'],
    ['plex:\n  - a\n  -\tb\n', 'tab between 3:4 \t'],
    ['plex:\n\t\n  url: x\n', 'tab indentation 2:1 \t'],
    ['a: b\n\t# c\n', 'tab indentation 2:1 \t'],
    ['a: |\t\n  b\n', 'tab trailing 1:5 \t'],
    ['a: &x\tb\n', 'tab between 1:6 \t'],
    ['a: "b"\t# c\n', 'tab trailing 1:7 \t'],
  ])('in %j', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })
})

it.each([
  'a: "b\tc"\n',
  "a: 'b\tc'\n",
  'a: |\n  b\tc\n  \td\n',
  'a: b #\tc\n',
  '#\tc\na: b\n',
  'a: [b,\tc]\n',
  'a: {b:\tc\t}\n',
  'a: "b\n\t\tc"\n',
  'a:\n\n\t\n  c: d\n',
])('leaves %j alone', (text) => {
  expect(problems(text)).toEqual([])
})

it('is one problem for each run of lines, and no other problem beside it', () => {
  expect(problems('plex:\n\turl: x\n\ttoken: y\ntmdb:\n  apikey: z\t\n')).toEqual([
    'tab indentation 2:1 \t',
    'tab trailing 5:12 \t',
  ])
  expect(
    problems('libraries:\n  Movies:\n\tfiles:\n\t\t- a\n\t\t- b: c\n\t\t\t- d\nplex:\n  url: x\n'),
  ).toEqual(['tab indentation 3:1 \t'])
})

it('does not keep the rest from being read', () => {
  const document = read('plex:\n\turl:\tx\n\ttoken: y\ntmdb:\n  apikey: z\n')
  expect(document.value).toEqual({ plex: { url: 'x', token: 'y' }, tmdb: { apikey: 'z' } })
})
