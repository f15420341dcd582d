import { resolve } from 'node:path'
import { localFile } from '../../files/local-places.js'
import type { Check } from '../../report/checkup.js'
import { type LocalEntry, localEntries } from '../../rules/local-entries.js'
import { check, quoted, type Subject } from './subject.js'

interface Looked extends LocalEntry {
  /** Whether it is there; nothing where that cannot be told on this machine. */
  readonly isThere: boolean | undefined
}

/** The local files and folders that the config names: how many are there, and which are not. */
export function linkedChecks({ document, path, io }: Subject): readonly Check[] {
  const found = lookFor(localEntries(document), path, io.cwd)
  if (found.length === 0) return []
  const there = found.filter(({ isThere }) => isThere).length
  const rest = found.filter(({ isThere }) => !isThere)
  return [
    ...(there > 0 ? [check('linked.there', 'ok', 'there', `${there} of ${found.length}`)] : []),
    ...rest.map(({ at, path: name, wanted, isThere }) => {
      const { line } = document.source.position(document.range(at).start)
      const what = `the ${wanted === 'folder' ? 'folder' : 'file'} ${quoted(name)} (line ${line})`
      return isThere === false
        ? check('linked.missing', 'error', 'missing', `${what} is not there`)
        : check('linked.elsewhere', 'unknown', 'elsewhere', `${what} is at no place of this machine`)
    }),
  ]
}

/** A folder at the top of the disk from which nothing is found, and the config is not in, is one of a container, or of another machine. */
function lookFor(entries: readonly LocalEntry[], config: string, cwd: string): readonly Looked[] {
  const all = entries.map((entry) => ({ entry, ...localFile(entry.path, entry.wanted, config, cwd) }))
  const own = `/${resolve(cwd, config).split(/[\\/]/)[1]}`
  const known = new Set([own, ...all.flatMap(({ found }) => found)])
  return all.map(({ entry, bases, found }) => {
    const isHere = bases.some((base) => !base.startsWith('/') || known.has(base))
    return { ...entry, isThere: found.length > 0 ? true : isHere ? false : undefined }
  })
}
