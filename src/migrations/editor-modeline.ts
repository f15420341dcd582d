import { defineMigration } from './make/migration.js'

const TODAY = 'https://raw.githubusercontent.com/Kometa-Team/Kometa/master/json-schema/config-schema.json'
const MODELINE = /^\ufeff?#[ \t]*yaml-language-server:[ \t]*\$schema=(\S+)/gm
/** The schema in the repository that Plex Meta Manager had, on whatever branch. */
const FORMER =
  /^https?:\/\/(?:raw\.githubusercontent\.com|github\.com)\/(?:meisnate12|kometa-team)\/plex-meta-manager\/.*config-schema\.json$/i
/** The branch that Kometa gave up with 2.5.0, in favour of `develop`; the template had its address for long. */
const RETIRED =
  /^https?:\/\/(?:raw\.githubusercontent\.com|github\.com)\/kometa-team\/kometa\/(?:(?:raw|blob)\/)?(?:refs\/heads\/)?nightly\/.*config-schema\.json$/i

export const migration = defineMigration({
  id: 'editor-modeline',
  from: '# yaml-language-server: $schema=.../Plex-Meta-Manager/... or .../nightly/...',
  to: '# yaml-language-server: $schema=.../Kometa-Team/Kometa/...',
  since: '2.0.0',
  automation: 'safe',
  places: ['~(?:^|[\\r\\n])\\ufeff?#[ \\t]*yaml-language-server:.*(?:plex-meta-manager|nightly)'],
  reception: 'accepted',
  severity: 'info',
  summary: 'The schema that editors are told to use has another address.',
  why: 'The repository moved when Plex Meta Manager became Kometa, and its branch `nightly` was given up with version 2.5.0. PMM does not read this line, editors do.',
  examples: [
    {
      bad: '# yaml-language-server: $schema=https://raw.githubusercontent.com/meisnate12/Plex-Meta-Manager/master/json-schema/config-schema.json\nlibraries:\n  Films: {}\n',
      good: `# yaml-language-server: $schema=${TODAY}\nlibraries:\n  Films: {}\n`,
    },
    {
      bad: '# yaml-language-server: $schema=https://raw.githubusercontent.com/Kometa-Team/Kometa/nightly/json-schema/config-schema.json\nlibraries:\n  Films: {}\n',
      good: `# yaml-language-server: $schema=${TODAY}\nlibraries:\n  Films: {}\n`,
    },
  ],
  *find({ document }) {
    for (const match of document.source.text.matchAll(MODELINE)) {
      const address = match[1]!
      const isRetired = RETIRED.test(address)
      if (!isRetired && !FORMER.test(address)) continue
      const end = match.index + match[0].length
      const range = { start: end - address.length, end }
      yield {
        at: range,
        message: isRetired
          ? 'Editors are sent to the branch `nightly`, which Kometa gave up with version 2.5.0.'
          : 'Editors are sent to the repository that Plex Meta Manager had.',
        hint: isRetired
          ? 'Name the schema of `master`, or of `develop` for what is to come.'
          : 'Name the schema in Kometa’s repository.',
        fix: {
          title: isRetired ? 'Name the schema of `master`' : 'Name the schema in Kometa’s repository',
          safety: 'safe',
          make: (draft) => draft.edit([{ range, text: TODAY }]),
        },
      }
    }
  },
})
