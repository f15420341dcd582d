import { describe, expect, test } from 'vitest'
import { judged, spoken } from '../support/judged.js'
import { MAL_CREDENTIALS, MAL_SHAPES, malFilledIn } from '../support/mal-judged.js'

const BEFORE = 'libraries:\n  Anime:\n    collection_files:\n      - default: basic\n'
/** Of another app and account than MyAnimeList's: two services do not give out the same. */
const other = (part: string) => part.repeat(8)
const TRAKT = `trakt:\n  client_id: ${other('0f1e2d3c')}\n  client_secret: ${other('4b5a6978')}\n  authorization:\n    access_token: ${other('8796a5b4')}\n    token_type: Bearer\n    expires_in: 604800\n    refresh_token: ${other('c3d2e1f0')}\n    scope: public\n    created_at: 1790000000\n`

const PLACES = [
  { place: 'at the end of a config', around: (yaml: string) => `${BEFORE}${yaml}` },
  { place: 'ahead of a trakt that is signed in', around: (yaml: string) => `${BEFORE}${yaml}${TRAKT}` },
  { place: 'behind it', around: (yaml: string) => `${TRAKT}${yaml}${BEFORE}` },
]

describe.each(PLACES)('a shape of mal, $place', ({ around }) => {
  test.each(MAL_SHAPES)('$name: says this and nothing else', async ({ yaml, findings }) => {
    expect(await spoken(around(malFilledIn(yaml)))).toEqual(findings)
  })

  test.each(MAL_SHAPES)('$name: repeats no secret, and names MyAnimeList’s way to sign in', async (shape) => {
    const { diagnostics } = await judged(around(malFilledIn(shape.yaml)))
    for (const { message, hint, command } of diagnostics) {
      for (const secret of Object.values(MAL_CREDENTIALS))
        expect(`${message} ${hint}`).not.toContain(secret.slice(0, 6))
      expect([null, 'pmm-config mal auth']).toContain(command)
      expect(`${message} ${hint}`).not.toMatch(/trakt/i)
    }
  })
})
