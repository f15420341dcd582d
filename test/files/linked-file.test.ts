import { describe, expect, it } from 'vitest'
import { linkedFile } from '../../src/files/linked-file.js'
import { makeFolder } from '../support/folder.js'

describe('a file that a config names', () => {
  it('is looked for from here, from the config, and from the folder above', () => {
    const cwd = makeFolder({ 'kometa/films.yml': 'collections:\n  a:\n"metadata" :\n' })
    expect(linkedFile('films.yml', 'kometa/config/config.yml', cwd)).toEqual(['collections', 'metadata'])
    expect(linkedFile('none.yml', 'kometa/config/config.yml', cwd)).toBeUndefined()
  })

  // It calls itself a plain file of no bytes, and goes on for gigabytes.
  it.runIf(process.platform === 'linux')('is read no further than it says to be long', () => {
    expect(linkedFile('/proc/self/pagemap', 'config.yml', '/')).toEqual([])
  })
})
