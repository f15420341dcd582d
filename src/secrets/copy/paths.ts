import type { Range } from '../../text/source.js'
import { tellsNothing, wordsIn } from './words.js'

/** Keys whose value is a path, or several. */
export const PATH_KEY =
  /(?:^|_)(?:paths?|dirs?|director(?:y|ies)|folders?|files?|git|repo|font|root_folder)$/i

/** Folders that everybody has, and the one name in a path that PMM goes by. */
const USUAL =
  /^(?:config|assets|pmm|kometa|plex-meta-manager|data|media|mnt|home|users|volumes?|opt|srv|root|tmp|usr|var|etc|app|appdata)$/i

/** What came with PMM is the same for all. */
const DEFAULT = /^\s*["']?PMM\//

/** A path by its looks, from its start on: absolute, at home, beside the config, of Windows, of a network share. */
const PATH =
  /(?<![\p{L}\p{N}_.:/\\<>~-])(?:~?\/(?=[\p{L}\p{N}_.])|\.{1,2}\/|[A-Za-z]:[\\/]{1,2}|\\\\(?=[\p{L}\p{N}]))[^\s"'`,;:*?<>|{}[\]()]*/gu

/** Paths by their looks, wherever they stand; a blank ends them. */
export function findPaths(text: string): readonly Range[] {
  return [...text.matchAll(PATH)].flatMap(({ index, 0: { length } }) =>
    pathWords(text, { start: index, end: index + length }),
  )
}

/** The names in a path, without what file they are of. */
export function pathWords(text: string, range: Range): readonly Range[] {
  if (DEFAULT.test(text.slice(range.start, Math.min(range.end, range.start + 10)))) return []
  const isDrive = ({ start, end }: Range) => end - start === 1 && text[end] === ':'
  return wordsIn(text, range, (word) => tellsNothing(word) || USUAL.test(word))
    .filter((word) => !isDrive(word))
    .map(({ start, end }) => ({
      start,
      end: end - (/(?<=.)\.[a-z][a-z0-9]{1,4}$/i.exec(text.slice(start, end))?.[0].length ?? 0),
    }))
}
