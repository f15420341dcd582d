/** Values that give nothing away, wherever they stand; `env` and the services are words of PMM's own. */
const HARMLESS = /^(?:true|false|yes|no|on|off|null|none|~|env|bearer|public|notifiarr|gotify|ntfy|apprise)$/i
/** What people put where a secret has been, or should go. */
const LEFT_OVER = [
  /^[#*xX.…_?-]+$/,
  // What closes a flow collection.
  /^[[\]{},]+$/,
  /^[<([]?(?:redacted|hidden|removed|masked|censored)[>)\]]?$/i,
  // Only with a word for what belongs there: `enter sandman` and `my secret here` may be passwords.
  /^(?=.*(?:^|[^a-z])(?:token|api|key|client|id|pin|url)(?![a-z]))[<([]?(?:your|enter|insert)[ _-][a-z _-]{0,40}[>)\]]?$/i,
  /^(?=.*(?:^|[^a-z])(?:token|api|key|client|id|pin|url)(?![a-z]))[<([]?[a-z _-]{0,40}[ _-]here[>)\]]?$/i,
  /^x*[_-]?redacted[_-]?x*$/i,
  /^(?:change|replace)[_ -]?me$/i,
  /^<(?:[a-z]{2,12}[ _-])?(?:token|api[ _-]?key|key|id|secret|pin|password|url)>$/i,
]

export function isHarmless(text: string): boolean {
  return text.length <= 60 && (HARMLESS.test(text) || LEFT_OVER.some((pattern) => pattern.test(text)))
}

/** Up to five digits: a port, a number of days, a switch; or a version. */
export function isSmallNumber(text: string): boolean {
  return /^[-+v]?\d{0,5}(?:\.\d{0,3}){0,3}$/.test(text)
}

// Letters with a number at either end: `movies`, `Top250`, `4k`, `overlay4k`, `MyMovies2024`.
const LETTERS_AND_NUMBER =
  /^\d{0,4}([a-z]+|[A-Z]+|[A-Z][a-z]+|[a-z]{3,}(?:[A-Z][a-z]{2,})+[A-Z]?|(?:[A-Z][a-z]{2,})+[A-Z]?)\d{0,4}[a-z]{0,2}$/
const NUMBER = /^(?:\d{1,7}|(?:19|20)\d{6}|\d\dT\d\d|\d\dZ?)$/
const CATALOGUE_ID = /^(?:tt|nm|co|ls|ur|ev)\d{5,10}$/

/** Whether a word reads like a name somebody made up: words and small numbers, joined by `_` or `-`. */
export function isOrdinary(word: string): boolean {
  if (word.length > 100) return false
  const parts = word.split(/[_-]+/).filter(Boolean)
  // `ab12-cd34-ef56` is no name, however short its parts.
  if (parts.filter((part) => /\d/.test(part) && /[a-z]/i.test(part)).length > 2) return false
  return parts.every(isOrdinaryPart)
}

function isOrdinaryPart(part: string): boolean {
  if (NUMBER.test(part) || CATALOGUE_ID.test(part)) return true
  const letters = LETTERS_AND_NUMBER.exec(part)?.[1]
  if (letters === undefined) return false
  if (letters.length < 4) return true
  return /[aeiouyAEIOUY]/.test(letters) && !/[^aeiouyAEIOUY]{8}/.test(letters) && letters.length <= 32
}

const ISSUED = /^(?:gh[a-z]_|github_pat_|xox[a-z]-|glpat-|tk_|eyJ|sk-|sk_)[A-Za-z0-9_-]{10,}/
const LONG_HEX = /[0-9a-fA-F]{32}/

/** Whether a word of `[A-Za-z0-9_-]` looks as if a machine had made it. */
export function isTokenLike(word: string): boolean {
  if (word.length < 10) return false
  if (LONG_HEX.test(word) || ISSUED.test(word)) return true
  const digits = /\d/.test(word)
  const letters = /[A-Za-z]/.test(word)
  if (word.length < 16) return digits && letters && countTurns(word) >= 3 && !isOrdinary(word)
  if (digits) return (letters || /^\d{16,}$/.test(word)) && !isOrdinary(word)
  return word.length >= 20 && !isCamelCase(word) && !isOrdinary(word)
}

/** Whether capitals and small letters mix as in names: of a random word half the letters are capitals. */
export function isCamelCase(word: string): boolean {
  const capitals = word.match(/[A-Z]/g)?.length ?? 0
  const small = word.match(/[a-z]/g)?.length ?? 0
  return capitals === 0 || small === 0 || capitals * 2 <= small
}

/** How often letters and digits take turns. */
function countTurns(word: string): number {
  return word.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0
}
