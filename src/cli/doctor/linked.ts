import { isLinkedThere } from '../../files/linked-place.js'
import { isTemplate } from '../../kometa/placeholders.js'
import type { Check } from '../../report/checkup.js'
import { isFileList, librariesOf } from '../../rules/libraries-of.js'
import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { check, quoted, type Subject } from './subject.js'

interface Link {
  readonly path: string
  readonly kind: 'file' | 'folder'
  /** From 1. */
  readonly line: number
}

/** The local files and folders that the config names: how many are there, and which are not. */
export function linkedChecks({ document, path, io }: Subject): readonly Check[] {
  const links = linksIn(document).map((link) => ({
    ...link,
    isThere: isLinkedThere(link.path, link.kind, path, io.cwd),
  }))
  if (links.length === 0) return []
  const there = links.filter(({ isThere }) => isThere).length
  return [
    ...(there > 0 ? [check('linked.there', 'ok', 'there', `${there} of ${links.length}`)] : []),
    ...links
      .filter(({ isThere }) => !isThere)
      .map(({ path: name, kind, line, isThere }) =>
        isThere === false
          ? check(
              'linked.missing',
              'error',
              'missing',
              `the ${kind} ${quoted(name)} (line ${line}) is not there`,
            )
          : check(
              'linked.elsewhere',
              'unknown',
              'elsewhere',
              `${quoted(name)} (line ${line}) is at no place of this machine`,
            ),
      ),
  ]
}

function linksIn(document: ConfigDocument): readonly Link[] {
  const root = document.at([])
  const playlists = root ? document.entries(root).filter(({ name }) => name === 'playlist_files') : []
  const lists = [
    ...librariesOf(document).flatMap(({ keys }) => keys.filter(({ name }) => isFileList(name))),
    ...playlists,
  ]
  return lists
    .flatMap(({ value }) => (document.shape(value) === 'sequence' ? document.items(value) : [value]))
    .flatMap((block) => document.entries(block))
    .flatMap(({ name, value }) => (name === 'file' || name === 'folder' ? linkAt(document, value, name) : []))
}

function linkAt(document: ConfigDocument, at: NodeRef, kind: Link['kind']): readonly Link[] {
  const path = document.scalar(at)?.value
  if (typeof path !== 'string' || path.trim() === '' || /^[a-z]+:\/\/|<<|\0/i.test(path) || isTemplate(path))
    return []
  return [{ path, kind, line: document.source.position(document.range(at).start).line }]
}
