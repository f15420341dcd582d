import { expect } from 'vitest'
import { type FindOptions, findConfigs } from '../../src/files/find.js'

/** Looks in a folder without variables and settings, unless they are given. */
export const find = (cwd: string, args: readonly string[], options: Partial<FindOptions> = {}) =>
  findConfigs(args, { cwd, env: {}, forceExclude: false, ...options })

/** The targets' paths, where no problem is expected. */
export async function pathsOf(cwd: string, args: readonly string[], options: Partial<FindOptions> = {}) {
  const { targets, problems } = await find(cwd, args, options)
  expect(problems).toEqual([])
  return targets.map(({ path }) => path)
}

/** The problems, where no target is expected. */
export async function problemsOf(cwd: string, args: readonly string[], options: Partial<FindOptions> = {}) {
  const { targets, problems } = await find(cwd, args, options)
  expect(targets).toEqual([])
  return problems
}
