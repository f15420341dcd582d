/** The ways to a repair that needs more than edits: an exchange with a service. */
export const SIGN_IN = 'pmm-config trakt auth'
export const MAL_SIGN_IN = 'pmm-config mal auth'
/** The way out of a config for literal secrets: it takes a second file. */
export const MOVE_SECRETS = 'pmm-config secrets extract'
/** Where the services show their users' apps. */
export const TRAKT_APPS = 'https://app.trakt.tv/settings/apps/api'
export const MAL_APPS = 'https://myanimelist.net/apiconfig'
