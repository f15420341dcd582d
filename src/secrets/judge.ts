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
  const suffixes = (path: Path) =>
    Array.from({ length: Math.min(path.length, SUFFIXES) }, (_, index) => path.slice(path.length - 1 - index))
  const isSecret = memoized((path) =>
    [path, ...suffixes(path)].some(
      (part) => part.length > 0 && (knowledge.isSecretKey(part) || knowledge.isSecretKey(lowerCased(part))),
    ),
  )
  const isHolder = memoized((path) => [...knowledge.secretNames].some((name) => isMarked([...path, name])))
  const isMarked = (path: Path) =>
    [path, ...suffixes(path).filter((part) => part.length > 1)].some((part) => knowledge.isSecretKey(part))

  return {
    name: nameKind,
    verdict(path, below) {
      const name = String(path.at(-1) ?? '')
      const kind = nameKind(name)
      if (isSecret(path) || kind === 'strong') return 'secret'
      if (kind === 'weak') return 'unsure'
      const around = path.slice(0, -1)
      const amongSecrets = below === 'secret' || below === 'unsure' || (around.length > 0 && isHolder(around))
      if (amongSecrets && kind === 'unknown') return 'unsure'
      // A scalar there is `Bearer ...` pasted in place of the mapping.
      return normalizeName(name) === 'authorization' || isHolder(path) ? 'holder' : 'public'
    },
  }
}

function lowerCased(path: Path): Path {
  return path.map((step) => (typeof step === 'string' ? step.toLowerCase() : step))
}

function memoized(test: (path: Path) => boolean): (path: Path) => boolean {
  const known = new Map<string, boolean>()
  return (path) => {
    const id = path.join('\u0000')
    let answer = known.get(id)
    if (answer === undefined) known.set(id, (answer = test(path)))
    return answer
  }
}
