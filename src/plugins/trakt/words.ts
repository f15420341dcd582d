/** Sentences that more than one answer of Trakt's ends in. */

const UTILITIES =
  'Without an app of your own: open the Trakt page of Kometa Utilities (utilities.kometa.wiki), sign in there, copy the block that it shows, and hand it over: pmm-config trakt auth --import - <config>'

export const APP_ADVICE = `An app is made at https://app.trakt.tv/settings/apps/api (with Trakt VIP, since July 2026). ${UTILITIES}`

export const DEAD_APP =
  'Trakt does not know this app any more, or id and secret are not of one app. Trakt deleted the apps of free accounts on 31 July 2026, and those of lapsed VIP accounts go the same way.'

export const DEAD_APP_NEXT = `Compare client_id and client_secret with https://app.trakt.tv/settings/apps/api, both of ONE app. ${UTILITIES}`

export const SIGN_IN_AGAIN = 'Sign in again: pmm-config trakt auth --device <config>'

export const AGAIN = 'Wait half a minute and run the command again.'

export const CAUTION =
  'Kometa 2.4.7 and later renews at every run, with the same refresh token, which is good once. Stop it first, and give no second program a copy of these tokens.'

export const GONE_ADVICE =
  'It leaves out all that is Trakt’s, with one ERROR in its log, and runs on. Kometa points to MDBList instead (mdblist.com); `pmm-config migrate <config>` shows what else stands in the file. Nobody has to sign in to Trakt for it.'
