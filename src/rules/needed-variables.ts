import { placeholdersIn, variablesOf } from '../kometa/placeholders.js'
import { isReserved } from '../kometa/reserved-names.js'
import type { ConfigDocument, Path } from '../yaml/document.js'
import { isSurelySecret } from './placeholder-uses.js'
import { textsOf } from './read-texts.js'

/** One value that a variable fills. */
interface VariableUse {
  readonly path: Path
  /** Line, from 1. */
  readonly line: number
  /** PMM does not fill in this spelling, so the variable is of no use to it. */
  readonly misspelt: boolean
}

/** A variable that a config needs. */
export interface NeededVariable {
  /** The variables that fill it, each by itself, the usual one first. */
  readonly variables: readonly string[]
  /** Kometa keeps the usual variable, KOMETA_NAME, for itself. */
  readonly reserved: boolean
  readonly uses: readonly VariableUse[]
}

/** The variables that PMM fills a config from, in the order in which they are first needed. */
export function neededVariables(document: ConfigDocument): readonly NeededVariable[] {
  const found = new Map<string, { variables: readonly string[]; reserved: boolean; uses: VariableUse[] }>()
  const add = (id: string, variables: readonly string[], reserved: boolean, use: VariableUse) => {
    const known = found.get(id) ?? { variables, reserved, uses: [] }
    found.set(id, known)
    known.uses.push(use)
  }
  for (const { at, text, place, isKey } of textsOf(document)) {
    if (isKey || place === 'variables') continue
    const use = { path: at.path, line: document.source.position(document.range(at).start).line }
    const word = byWord(at.path, text)
    if (word) add(word, [word], false, { ...use, misspelt: false })
    for (const { name, spelling, isFilled, hasName } of placeholdersIn(text)) {
      if (!hasName) continue
      // Where nobody knows the keys, a name in small letters is more likely a template's.
      if (place === 'unread' && !isSurelySecret(spelling) && !/^[A-Z][A-Z0-9_]{3,}$/.test(spelling)) continue
      add(name, variablesOf(name), isReserved(name), { ...use, misspelt: !isFilled })
    }
  }
  return [...found.values()]
}

/** The word `env` in the place of Plex's address or token, in any case. */
function byWord(path: Path, text: string): string | undefined {
  const key = path.at(-1)
  const isPlex = path.at(-2) === 'plex' && (key === 'url' || key === 'token')
  return isPlex && text.toLowerCase() === 'env' ? `KOMETA_PLEX_${key.toUpperCase()}` : undefined
}
