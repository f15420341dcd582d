/** In digits: no service gives hexadecimal ids, secrets or tokens of another length. */
const HEX = [32, 40, 48, 56, 64, 80, 96, 128]

/** In characters: what signatures of the usual algorithms come to in base64url. */
const SIGNATURES = [43, 64, 86, 128, 176, 342, 512, 683]

/**
 * Why a credential is probably not whole, as a sentence; nothing where it looks as such things do. A service may
 * change what it gives, so that this is a doubt and no more.
 */
export function doubtOf(name: string, value: string): string | undefined {
  if (/^def50200/.test(value))
    return /^[0-9a-f]*$/.test(value) && value.length % 2 === 0 && value.length >= 200
      ? undefined
      : `${name} is of a kind that is longer, or has an even number of digits: it seems cut off.`
  if (/^[0-9a-f]+$/i.test(value))
    return HEX.includes(value.length)
      ? undefined
      : `${name} has ${value.length} hexadecimal digits, which is no usual length: it seems cut off.`
  if (!value.startsWith('eyJ')) return undefined
  const [head = '', , signature = '', ...more] = value.split('.')
  return isJson(head) && more.length === 0 && SIGNATURES.includes(signature.length)
    ? undefined
    : `${name} is of a kind with three parts, of which the last has a length of its own: it seems cut off.`
}

/** Two tokens of one alphabet are of one length; the last line of what is copied is easily cut. */
export function doubtsOfPair(names: readonly string[], tokens: readonly string[]): readonly string[] {
  const [first = '', ...others] = tokens
  const alphabet = ALPHABETS.find((one) => one.test(first))
  const longest = Math.max(...tokens.map(({ length }) => length))
  if (!alphabet || tokens.some((token) => token.startsWith('def50200'))) return []
  if (!others.every((token) => ALPHABETS.find((one) => one.test(token)) === alphabet)) return []
  return names
    .filter((_, index) => tokens[index]!.length < longest)
    .map((name) => `${name} is shorter than the other token: it seems cut off.`)
}

const ALPHABETS = [/^[0-9a-f]+$/i, /^[a-z]+$/i, /^[0-9a-z]+$/i]

function isJson(part: string): boolean {
  try {
    return typeof JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) === 'object'
  } catch {
    return false
  }
}
