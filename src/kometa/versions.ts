/** The newest release of Kometa that this program knows (7 October 2026). */
export const NEWEST = '2.5.2'

/** The oldest release whose behaviour was verified in its source; it brought `trakt.pin`. */
export const OLDEST = '1.16.3'

/** Kometa signs in to Trakt with a device code from this release on: `pin` and `force_refresh` are gone. */
export const TRAKT_DEVICE_CODE = '2.4.7'

/** Trakt was removed from Kometa with this release. */
export const TRAKT_REMOVED = '2.5.0'

/** By number, not by letter. Plain versions only: no need for all that semver knows, in every run. */
export function order(version: string): number {
  return version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0)
}
