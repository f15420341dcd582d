import { expect, it, vi } from 'vitest'
import { findConfigs } from '../../src/files/find.js'
import { readSource } from '../../src/files/read.js'
import { makeFolder } from '../support/folder.js'

const loaded = vi.hoisted((): string[] => [])
vi.mock('tinyglobby', (original) => {
  loaded.push('tinyglobby')
  return original()
})
vi.mock('ignore', (original) => {
  loaded.push('ignore')
  return original()
})
vi.mock('fastest-levenshtein', (original) => {
  loaded.push('fastest-levenshtein')
  return original()
})

it('loads nothing for a file that is named or stands in its usual place, and what it needs for a folder', async () => {
  const cwd = makeFolder({ 'config/config.yml': '' })
  const ignored = [{ patterns: ['*.bak.yml'], from: cwd }]
  const options = { cwd, env: {}, forceExclude: false, ignored }
  await findConfigs(['config/config.yml'], options)
  await findConfigs([], options)
  await readSource('config/config.yml', cwd)
  expect(loaded).toEqual([])
  await findConfigs(['config'], options)
  expect(loaded.toSorted()).toEqual(['ignore', 'tinyglobby'])
})
