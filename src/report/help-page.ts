/** Pages of Kometa's wiki about what rules are about, by group; a section without a page stands in the overview. */
const PAGES: Readonly<Record<string, string>> = {
  file_entry: 'config/files',
  mal: 'config/myanimelist',
  playlist_files: 'config/playlists',
  yaml: 'kometa/yaml',
}

/** Sections whose page has their name. */
const NAMED = new Set(
  'anidb apprise github gotify libraries mdblist notifiarr ntfy omdb operations plex radarr settings simkl sonarr tautulli tmdb trakt webhooks'.split(
    ' ',
  ),
)

const WIKI = 'https://kometa.wiki/en/latest'

/** Where to read about what a rule is about. */
export function helpPage(rule: string): string {
  const group = rule.split('/')[0]!
  const page = PAGES[group] ?? (NAMED.has(group) ? `config/${group}` : 'config/overview')
  return `${WIKI}/${page}/`
}
