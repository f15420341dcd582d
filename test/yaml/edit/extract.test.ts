import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../src/text/edit.js'
import { createSource } from '../../../src/text/source.js'
import { createDraft } from '../../../src/yaml/edit/draft.js'
import { readDocument } from '../../../src/yaml/read.js'

async function extract(text: string, path: readonly string[], mayAddFiles = true) {
  const draft = createDraft(await readDocument(createSource('config.yml', text)), mayAddFiles)
  draft.extract(draft.document.at(path)!, 'new.yml')
  const result = draft.result()
  return 'refused' in result
    ? result
    : { left: applyEdits(text, result.edits), taken: result.files[0]?.text, name: result.files[0]?.name }
}

describe('a key is taken out into a file', () => {
  test('with its comments, from the first column on', async () => {
    const text =
      'libraries:\n  Films:\n    # mine\n    collections: # all\n      # the best\n      Best:\n        plex_all: true\n\n      More: |\n        a\n          b\n    operations:\n'
    expect(await extract(text, ['libraries', 'Films', 'collections'])).toEqual({
      left: 'libraries:\n  Films:\n    operations:\n',
      taken:
        '# mine\ncollections: # all\n  # the best\n  Best:\n    plex_all: true\n\n  More: |\n    a\n      b\n',
      name: 'new.yml',
    })
  })

  test('at the root, with the line ends of the file', async () => {
    expect(await extract('collections:\r\n  A: 1\r\nlibraries:\r\n', ['collections'])).toMatchObject({
      left: 'libraries:\r\n',
      taken: 'collections:\r\n  A: 1\r\n',
    })
  })

  test.each([
    ['inside brackets', 'a: {b: {c: 1}, d: 2}\n', ['a', 'b']],
    ['that names an anchor of the rest', 'x: &x 1\na:\n  b: *x\n  c: 1\n', ['a', 'b']],
    ['that the rest names', 'a:\n  b: &x\n    k: 1\n  c: 2\nd: *x\n', ['a', 'b']],
    ['that stands elsewhere', 'a: &x\n  b: 1\nc:\n  <<: *x\n', ['c', 'b']],
  ])('but not one %s', async (_, text, path) => {
    expect(await extract(text, path)).toEqual({ refused: expect.stringMatching(/^(?:it|its) /) })
  })

  test('but not where nobody would write the file', async () => {
    expect(await extract('a:\n  b: 1\n  c: 2\n', ['a', 'b'], false)).toEqual({
      refused: 'it takes a second file, and only this one can be written',
    })
  })
})
