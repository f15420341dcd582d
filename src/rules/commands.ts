/** The way to a repair that needs more than edits: an exchange with Trakt. */
export const SIGN_IN = 'pmm-config trakt auth'
/** Where Trakt shows its users' apps. */
export const TRAKT_APPS = 'https://app.trakt.tv/settings/apps/api'
