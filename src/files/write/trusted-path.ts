import fs from 'node:fs'
import { dirname, join, parse, resolve } from 'node:path'
import { isTrusted, userName } from './file-owner.js'

/** As many as Linux follows. */
const MOST = 40

/**
 * Where a path leads when its links are followed, also when nothing is there yet. Throws what the operating system
 * says, and ESTRANGER for a link of another user that leads to what is not that user's: whoever writes there would
 * do their bidding.
 */
export function followTrusted(path: string): string {
  const links: { readonly path: string; readonly stats: fs.Stats }[] = []
  const real = follow(resolve(path), links)
  const target = fs.lstatSync(real, { throwIfNoEntry: false }) ?? fs.lstatSync(dirname(real))
  const strange = links.find(({ stats }) => !isTrusted(stats, target.uid))
  if (strange)
    throw Object.assign(new Error(`${strange.path} is a link of ${userName(strange.stats.uid)}`), {
      code: 'ESTRANGER',
    })
  return real
}

function follow(path: string, links: { readonly path: string; readonly stats: fs.Stats }[]): string {
  if (process.platform === 'win32') return fs.existsSync(path) ? fs.realpathSync(path) : path
  const parts = path.split('/').filter((part) => part !== '')
  let at = parse(path).root
  for (const [index, part] of parts.entries()) {
    const here = join(at, part)
    const isLast = index === parts.length - 1
    const stats = fs.lstatSync(here, { throwIfNoEntry: !isLast }) as fs.Stats | undefined
    if (stats?.isSymbolicLink()) {
      if (links.length >= MOST) throw Object.assign(new Error(`too many links: ${path}`), { code: 'ELOOP' })
      links.push({ path: here, stats })
      return follow(resolve(at, fs.readlinkSync(here), ...parts.slice(index + 1)), links)
    }
    at = here
  }
  return at
}
