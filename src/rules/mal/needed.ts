import { MAL } from '../mal-keys.js'
import { malUses } from '../mal-use.js'
import type { Rule, RuleDocs } from '../rule.js'
import { needed } from '../services/needed.js'

export const rule: Rule = {
  meta: {
    id: 'mal/needed',
    kind: 'lint',
    severity: 'error',
    fix: 'manual',
    holds: '>=1.18.0',
  },
  check: ({ document }) => needed(MAL, document, malUses),
}

export const docs: RuleDocs = {
  summary: 'Something in the config needs MyAnimeList, but `mal` is not set up.',
  why: 'Operations that take ratings, genres, titles or dates from `mal` need a connection to MyAnimeList. What collection files need is not looked at.',
  examples: [
    {
      bad: 'libraries:\n  Anime:\n    operations:\n      mass_genre_update: mal_all\n',
      good: 'libraries:\n  Anime:\n    operations:\n      mass_genre_update: tmdb\n',
    },
    {
      bad: 'libraries:\n  Anime:\n    operations:\n      mass_user_rating_update: [imdb, mal]\nmal:\n  client_id:\n  client_secret:\n',
      good: 'libraries:\n  Anime:\n    operations:\n      mass_user_rating_update: imdb\n',
    },
  ],
}
