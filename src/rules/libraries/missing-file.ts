import { isClose } from '../../schema/suggest.js'
import type { LocalFile } from '../facts.js'
import { type LocalEntry, localEntries } from '../local-entries.js'
import type { Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

/** Each asks the disk a few times. */
const MOST_ENTRIES = 200

export const rule: Rule = {
  meta: { id: 'libraries/missing-file', kind: 'lint', severity: 'warning', fix: 'manual', holds: ALL },
  *check({ document, facts }) {
    if (!facts.localFile || document.problems.length > 0) return
    const entries = localEntries(document).slice(0, MOST_ENTRIES)
    const looked = entries.map((entry) => ({ entry, file: facts.localFile!(entry.path, entry.wanted) }))
    for (const isForAssets of [false, true]) {
      const group = looked.filter(({ entry }) => entry.isForAssets === isForAssets)
      const bases = new Set(group.flatMap(({ file }) => file.found))
      for (const { entry, file } of group) {
        // A repository seldom holds all that a server has: only from where another one is found it is missed.
        const base = file.bases.find((one) => bases.has(one))
        if (entry.isIdle || file.found.length > 0 || base === undefined || file.isIgnored(base)) continue
        yield {
          at: entry.at,
          message: `${WHAT[entry.wanted]} is not there, though others that this config names are: PMM logs an error, and goes on without.`,
          hint: hintFor(entry, file, base),
        }
      }
    }
  },
}

const WHAT: Readonly<Record<LocalEntry['wanted'], string>> = {
  file: 'This file',
  folder: 'This folder',
  exact: 'This path',
}

const ENDING = /\.ya?ml$/

function hintFor({ path, wanted, isForAssets }: LocalEntry, file: LocalFile, base: string): string {
  const name = path.replace(/\/+$/, '').replace(/^.*\//, '')
  const names = file.namesBeside(base)
  if (
    wanted === 'exact' &&
    !isForAssets &&
    names.some((one) => ENDING.test(one) && one.replace(ENDING, '') === name)
  )
    return 'PMM adds no ending to a path that stands alone: write it with its `.yml`, or behind `file:`.'
  const isMeant = (one: string) => isClose(name.replace(ENDING, ''), one.replace(ENDING, ''))
  const meant = names.filter((one) => wanted !== 'file' || ENDING.test(one)).find(isMeant)
  if (meant) return `Did you mean \`${meant}\`? Write that in its place.`
  return 'Correct the path, or put there what is missing. PMM counts paths from the folder it runs in, which is mostly the one that holds `config`.'
}

export const docs: RuleDocs = {
  summary: 'A file or folder that the config names is not there.',
  why: 'PMM looks for `file`, `folder`, `asset_directory` and for paths that stand alone from the folder it runs in, adds `.yml` to a file without an ending, and tries `.yaml` as well. What it does not find is an error in its log. A repository seldom holds all that a server has, so this is said only where another entry of the same config is found from the same place, and git does not ignore the path.',
  examples: [
    {
      bad: 'libraries:\n  Films:\n    collection_files:\n      - file: config/films.yml\n      - file: config/flims.yml\n',
      good: 'libraries:\n  Films:\n    collection_files:\n      - file: config/films.yml\n',
      given: { facts: { committing: false, localFile: onlyFilms } },
    },
  ],
}

function onlyFilms(path: string): LocalFile {
  return {
    bases: ['work'],
    found: path === 'config/films.yml' ? ['work'] : [],
    isIgnored: () => false,
    namesBeside: () => ['films.yml'],
  }
}
