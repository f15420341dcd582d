import { isAbsolute, relative, resolve } from 'node:path'

/** Whether a path, from a folder, stays in that folder, as far as its words tell: links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const between = relative(folder, resolve(folder, path))
  return !isAbsolute(between) && !/^\.\.([\\/]|$)/.test(between)
}
