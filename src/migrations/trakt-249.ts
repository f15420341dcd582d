import { defineMigration } from './make/migration.js'

export const migration = defineMigration({
  id: 'trakt-249',
  from: 'trakt',
  to: 'mdblist, simkl, tmdb, imdb or other sources',
  since: '2.4.9',
  automation: 'ask',
  places: ['trakt'],
  reception: 'ignored',
  severity: 'warning',
  wholly: true,
  summary: 'Kometa 2.4.9 is said to do without Trakt.',
  why: 'Kometa’s own Quickstart tells its users that Trakt was removed in 2.4.9. This was not verified in Kometa itself. The program leaves the section alone, since credentials that are deleted are gone.',
  examples: [
    {
      given: { target: '>=2.4.9' },
      bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n',
    },
  ],
  *find({ document }) {
    const section = document.at(['trakt'])
    if (section)
      yield {
        at: document.keyOf(section),
        message: 'Kometa 2.4.9 and later are said not to use Trakt any more.',
        hint: 'Does your version still connect to Trakt? Its log says so at the start; if not, use MDBList, SIMKL, TMDb or IMDb in its place and delete the section.',
      }
  },
})
