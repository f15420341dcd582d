import type { Migration } from '../migrations/make/migration.js'

/** What a key was called before. */
export interface FormerName {
  readonly from: string
  /** The first version that knows the present name. */
  readonly since: string
  readonly rule: string
}

/** What became of a key that is an old one. */
export interface PresentName {
  readonly to: string
  readonly since: string
  readonly rule: string
}

/** The old keys that became this one. */
export function formerNames(path: string, migrations: readonly Migration[]): readonly FormerName[] {
  return movesOf(migrations).flatMap(({ from, to, since, rule }) =>
    from !== undefined && to === path ? [{ from, since, rule }] : [],
  )
}

/** What an old key is called today, or what became of it in the words of its migration. */
export function presentNames(path: string, migrations: readonly Migration[]): readonly PresentName[] {
  return movesOf(migrations).flatMap(({ from, to, since, rule }) =>
    from === path ? [{ to, since, rule }] : [],
  )
}

/** The migrations that look at a key, whatever they look for there. */
export function migrationsAt(path: string, migrations: readonly Migration[]): readonly Migration[] {
  return migrations.filter(({ places }) => places.some((place) => keyOf(place) === path))
}

interface Move {
  /** Nothing where only certain values of the key are old. */
  readonly from: string | undefined
  readonly to: string
  readonly since: string
  readonly rule: string
}

function movesOf(migrations: readonly Migration[]): readonly Move[] {
  return migrations.flatMap(({ places, to, since, automation, rule }): readonly Move[] => {
    // What is never proposed leaves the old key as good as the new one.
    if (automation === 'opt-in') return []
    const targets = pathsIn(to)
    return places.flatMap((place, index) => {
      const from = /[=~]/.test(place) ? undefined : keyOf(place)
      const [one] = targets
      const own = targets.length === places.length ? targets[index] : targets.length === 1 ? one : undefined
      return [{ from, to: own ?? to, since, rule: rule.meta.id }]
    })
  })
}

const keyOf = (place: string) => place.replaceAll('[]', '').replace(/[=~].*$/s, '')

/** The paths of keys in what a migration makes of a form; other words of it are none of any key. */
const pathsIn = (to: string): readonly string[] => to.replaceAll('[]', '').split(/ and |, |: /)
