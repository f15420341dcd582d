import { library } from './shapes.mjs'

/** A config of some 250 lines with nothing wrong in it, in whatever version. @param {number} [seed] */
export function cleanConfig(seed = 0) {
  const libraries = Array.from({ length: 18 }, (_, index) => library(index, `${seed}-${index}`))
  return `## config ${seed}
libraries:
${libraries.join('')}settings:
  cache: true
  cache_expiration: 60
  asset_directory: config/assets
plex:
  url: http://192.168.1.12:32400
  token: env
  timeout: 60
tmdb:
  apikey: <<tmdb-key>>
  language: en
radarr:
  url: http://192.168.1.12:7878
  token: <<radarr-token>>
mal:
  client_id: <<mal-id>>
  client_secret: <<mal-secret>>
  authorization:
    # filled in by the script
    access_token: <<mal-access>>
    token_type: Bearer
    expires_in: 2678400
    refresh_token: <<mal-refresh>>
`
}
