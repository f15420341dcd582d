import type { Section, Standing } from '../../plugin/index.js'

/** Trakt replaced its sign-in server in July 2026; what the old one issued cannot be renewed (trakt-api#888). */
const OLD_SERVER_GONE = Date.UTC(2026, 6, 15)
const PIN_LIFE = 10 * 60 * 1000
/** In seconds: no token of Trakt's lives longer (the bound of `schemas/trakt.schema.json`). */
const LONGEST_LIFE = 50_000_000
/** In seconds: Trakt issued none before 2014. */
const FIRST_TOKEN = Date.UTC(2014, 0) / 1000
const DAY = 24 * 60 * 60 * 1000

/** What the file alone tells of the sign-in. */
export function standing(
  section: Section,
  { now, modifiedAt }: { readonly now: Date; readonly modifiedAt?: Date },
): Standing {
  const accessToken = section.get(['authorization', 'access_token']).value !== undefined
  const refreshToken = section.get(['authorization', 'refresh_token']).value !== undefined
  const created = secondsOf(section, 'created_at')
  const lifetime = secondsOf(section, 'expires_in')
  const issuedAt = created === undefined ? undefined : new Date(created * 1000)
  // A clock may be a little wrong; what was issued a day from now was not issued.
  const isPossible =
    issuedAt !== undefined && created! >= FIRST_TOKEN && issuedAt.getTime() <= now.getTime() + DAY
  const isOld = isPossible && issuedAt.getTime() < OLD_SERVER_GONE
  return {
    accessToken,
    refreshToken,
    pin: pinOf(section, accessToken, now, modifiedAt),
    ...(accessToken && isPossible && lifetime !== undefined && lifetime <= LONGEST_LIFE
      ? { expiresAt: new Date((created! + lifetime) * 1000) }
      : {}),
    ...(refreshToken && isOld
      ? { dead: 'The refresh token is from before Trakt’s move of July 2026 and cannot be used any more.' }
      : {}),
  }
}

/** A PIN that is spent stays in the file where PMM could not write it. */
function pinOf(section: Section, signedIn: boolean, now: Date, modifiedAt?: Date): Standing['pin'] {
  if (section.get(['pin']).value === undefined) return 'none'
  const isYoung = modifiedAt !== undefined && now.getTime() - modifiedAt.getTime() < PIN_LIFE
  return isYoung && !signedIn ? 'fresh' : 'stale'
}

function secondsOf(section: Section, key: string): number | undefined {
  const { value } = section.get(['authorization', key])
  const number = Number(value)
  return value !== undefined && /^\d{1,10}$/.test(value.trim()) && number > 0 ? number : undefined
}
