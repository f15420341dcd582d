import { ANY_NAME, type KeyPlace } from './key-places.js'

/** What the config itself is called, as its rules have it. */
export const ROOT = 'config'

type Places = ReadonlyMap<string, KeyPlace>

/**
 * The keys that are meant by words such as `settings.cache`, `settings cache`, `libraries.TV Shows.radarr` or
 * `collection_files[0].git`: the one whose whole path this is, or else all that end with it. The name of a library,
 * or the `*` in its place, may be left out. Capitals and hyphens do not matter.
 */
export function findKeys(words: readonly string[], places: Places): readonly KeyPlace[] {
  const steps = stepsOf(words)
  if (steps.length === 0) return []
  // Old keys differ in hyphens alone.
  const exact = places.get(steps.join() === ROOT ? '' : words.join('.'))
  if (exact) return [exact]
  const all = [...places.values()].filter(({ path }) => path.length > 0)
  const whole =
    wholeAt(steps, all) ??
    wholeAt(
      steps.flatMap((step) => step.split(/\s+/)),
      all,
    )
  if (whole) return [whole]
  return all.filter(({ path }) =>
    path.some((_, start) => start > 0 && isAt(path.slice(start), steps, 'left out')),
  )
}

/** With dots spaces belong to a name, as libraries have them. */
export function stepsOf(words: readonly string[]): readonly string[] {
  const text = words
    .join(' ')
    .replace(/\[\d*\]/g, '')
    .trim()
  return text
    .split(/[.:/]/.test(text) ? /\s*[.:/]\s*/ : /\s+/)
    .filter(Boolean)
    .map(plain)
}

function wholeAt(steps: readonly string[], places: readonly KeyPlace[]): KeyPlace | undefined {
  // A library may be called as a key is, but hardly ever is.
  return (
    places.find(({ path }) => isAt(path, steps, 'left out')) ??
    places.find(({ path }) => isAt(path, steps, 'one step')) ??
    places.find(({ path }) => path.at(-1) !== ANY_NAME && isAt(path, steps, 'several steps'))
  )
}

type NameForm = 'left out' | 'one step' | 'several steps'

/** Whether steps lead to a path, where names that people choose take no step, one or several. */
function isAt(path: readonly string[], steps: readonly string[], names: NameForm): boolean {
  const [key, ...rest] = path
  const [step, ...later] = steps
  if (key === undefined) return step === undefined
  if (key !== ANY_NAME) return step === plain(key) && isAt(rest, later, names)
  if (step === ANY_NAME) return isAt(rest, later, names)
  // A name alone is asked for by a `*` or by a name.
  if (names === 'left out') return rest.length > 0 && isAt(rest, steps, names)
  if (names === 'one step') return step !== undefined && isAt(rest, later, names)
  return steps.some((_, index) => isAt(rest, steps.slice(index + 1), names))
}

const plain = (name: string) => name.toLowerCase().replaceAll('-', '_')
