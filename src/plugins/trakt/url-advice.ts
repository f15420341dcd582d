/** Where Trakt’s sign-in was before July 2026; the API stays there. */
const OLD = ['api.trakt.tv', 'trakt.tv', 'www.trakt.tv']

/** Other clients of Trakt’s say when it ends there; Trakt’s own documents say not to use it for that. */
export function urlAdvice({ auth = '' }: Readonly<Record<string, string>>): readonly string[] {
  if (!OLD.includes(new URL(auth).hostname)) return []
  return [
    `Trakt ends sign-in at ${auth} on 1 February 2027. Leave --auth-url and PMM_CONFIG_TRAKT_AUTH_URL away: it is at https://auth.trakt.tv.`,
  ]
}
