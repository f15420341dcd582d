import { runsOf } from '../runs.js'

/** Letters that a mask is made of, the usual one first. Not `x`: a row of them stands for a value that is missing. */
const LETTERS = 'zqjkvwyuhgpotsrnmlcidbefa'
const HEX_LETTERS = 'fedcba'
const DIGITS = '9876543210'

/** Far more than the secrets of a config have. */
const MOST_RUNS = 300_000

/**
 * Puts texts of the same length and form in the place of secrets: digits stay digits, hexadecimal stays
 * hexadecimal, letters and digits stay a word, so that a copy is judged as the original is. Equal secrets get equal
 * masks and different ones different masks, by a number at the end in the order in which they are met. Nothing else
 * of a secret is in its mask.
 *
 * @param secrets what must not be in a mask by chance, not even in part
 */
export function createDisguise(secrets: readonly string[]): (text: string) => string {
  const taken = new Set<string>()
  for (const secret of secrets) for (const run of runsOf(secret)) if (taken.size < MOST_RUNS) taken.add(run)
  const known = new Map<string, string>()
  return (text) => {
    const mask = known.get(text) ?? disguise(text, known.size + 1, taken)
    known.set(text, mask)
    return mask
  }
}

function disguise(text: string, number: number, taken: ReadonlySet<string>): string {
  const masks = fillsFor(text).map((fill) => shaped(text, fill, number))
  return masks.find((mask) => ![...runsOf(mask)].some((run) => taken.has(run))) ?? masks[0]!
}

interface Fill {
  readonly letter: string
  /** What the number at the end is written with. */
  readonly numerals: string
}

const isUpper = (text: string) => /[A-Z]/.test(text) && !/[a-z]/.test(text)

function fillsFor(text: string): readonly Fill[] {
  const isDigits = /^\d+$/.test(text)
  const letters = isDigits ? DIGITS : /^[\da-f]+$/i.test(text) ? HEX_LETTERS : LETTERS
  const cased = isUpper(text) ? letters.toUpperCase() : letters
  const mixed = !isDigits && /\d/.test(text)
  return [...cased].map((letter) => ({
    letter,
    numerals: mixed ? '123456789' : cased.replace(letter, ''),
  }))
}

function shaped(text: string, { letter, numerals }: Fill, number: number): string {
  const { length } = text
  const room = Math.max(0, length - (length > 3 ? 2 : 1))
  const end = room === 0 ? '' : numeral(number, numerals).slice(-room)
  const mask = letter.repeat(length - end.length) + end
  // What is no word stays none.
  const sign = ['.', '_', '-'].find((one) => text.includes(one)) ?? (/\W/.test(text) ? '~' : undefined)
  if (sign === undefined || length < 3) return mask
  return mask.slice(0, length >> 1) + sign + mask.slice((length >> 1) + 1)
}

/** A number from 1 in the digits given, each number in one way. */
function numeral(number: number, digits: string): string {
  let rest = number
  let text = ''
  while (rest > 0) {
    text = digits[(rest - 1) % digits.length]! + text
    rest = Math.floor((rest - 1) / digits.length)
  }
  return text
}

/** A number, date or time as one of the same kind and width: leading zeros stay, as do signs and exponents. */
export function disguiseNumber(text: string): string {
  if (/^[-+]?\.(?:inf|nan)$/i.test(text)) return text
  const date = /^\d{4}-\d\d?-\d\d?(?:$|[Tt\s])/.test(text)
  const octal = /^[-+]?0o/.test(text)
  const digit = date ? '1' : octal ? '7' : '9'
  const [, lead = ''] = /^([-+]?(?:0[xob])?0*)(?=[^.]|$)/.exec(date ? '' : text) ?? []
  const rest = text.slice(lead.length)
  const isHex = lead.includes('x')
  return lead + rest.replace(isHex ? /[\da-f]/gi : /\d/g, (one) => (/\d/.test(one) ? digit : 'f'))
}
