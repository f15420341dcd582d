import type { Path } from '../../yaml/document.js'

/** The operation that a place in a library belongs to: `mass_genre_update`, `mass_metadata_update.ratings.user`. */
export function operationName(path: Path): string | undefined {
  if (path[0] !== 'libraries' || path[2] !== 'operations') return undefined
  const names = path.slice(3).filter((step) => typeof step === 'string' && step !== 'source')
  return names.length > 0 ? names.join('.') : undefined
}
