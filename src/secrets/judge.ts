import type { Path } from '../yaml/document.js'
import type { SecretKnowledge } from './knowledge.js'
import { createNameJudge, type NameKind, normalizeName } from './names.js'

/**
 * What becomes of a key's value. `secret`: hidden whatever it is. `unsure`: hidden unless it is a switch or
 * a small number. `holder`: a section that keeps secrets below it, so text in its place is one pasted wrong.
 */
export type Verdict = 'secret' | 'unsure' | 'holder' | 'public'

export interface Judge {
  name(name: string): NameKind
  /** @param below the verdict on the mapping around the key, where the path does not say it. */
  verdict(path: Path, below?: Verdict): Verdict
}

/** So many of a path's last steps are tried, for sections that stand deeper than they should. */
const SUFFIXES = 6

export function createJudge(knowledge: SecretKnowledge): Judge {
  const nameKind = createNameJudge(knowledge)
  const ends = memoized((path) => suffixes(path, knowledge))
  const isSecret = memoized((path) => [path, ...ends(path)].some(knowledge.isSecretKey))
  const isHolder = memoized((path) => [path, ...ends(path)].some(knowledge.holdsSecretKey))

  return {
    name: nameKind,
    verdict(path, below) {
      const name = String(path.at(-1) ?? '')
      const kind = nameKind(name)
      if (kind === 'strong' || isSecret(path)) return 'secret'
      if (kind === 'weak') return 'unsure'
      const around = path.slice(0, -1)
      const amongSecrets = () => around.length > 0 && isHolder(around)
      if (kind === 'unknown' && (below === 'secret' || below === 'unsure' || amongSecrets())) return 'unsure'
      // A scalar there is `Bearer ...` pasted in place of the mapping.
      if (normalizeName(name) === 'authorization') return 'holder'
      return kind === 'public' && isHolder(path) ? 'holder' : 'public'
    },
  }
}

/** The ends of a path that begin with a key of a schema, spelt as there: sections at the wrong depth. */
function suffixes(path: Path, { publicNames, secretNames }: SecretKnowledge): readonly Path[] {
  const found: Path[] = []
  for (let at = Math.max(0, path.length - SUFFIXES); at < path.length; at++) {
    const first = String(path[at]).toLowerCase()
    if (!publicNames.has(first) && !secretNames.has(first)) continue
    const suffix = path.slice(at).map((step) => (typeof step === 'string' ? step.toLowerCase() : step))
    if (suffix.length < path.length || suffix.some((step, index) => step !== path[index])) found.push(suffix)
  }
  return found
}

/** Schemas are slow to ask, and the same paths come again and again. */
function memoized<Answer>(test: (path: Path) => Answer): (path: Path) => Answer {
  const known = new Map<string, Answer>()
  return (path) => {
    const id = path.join('\u0000')
    const answer = known.get(id) ?? test(path)
    known.set(id, answer)
    return answer
  }
}
