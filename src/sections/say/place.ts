import type { Path } from '../../yaml/document.js'

/** Where a mapping stands, as the middle of a sentence: ` in \`plex\``, ` in a library`; nothing for the root. */
export function inPlace(path: Path): string {
  const names = path.filter((step) => typeof step === 'string')
  if (names.length === 0) return ' at the root'
  if (names[0] !== 'libraries') return ` in \`${names.at(-1)}\``
  if (names.length === 1) return ' in `libraries`'
  return names.length === 2 ? ' in a library' : ` in \`${names.at(-1)}\``
}
