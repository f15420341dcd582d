/** The way to a repair that needs more than edits: an exchange with Trakt. */
export const SIGN_IN = 'pmm-config trakt auth'
