/**
 * A key as it may be repeated: in quotes, or `this key` where something else stands in its place, which may be a
 * secret.
 */
export function keyInWords(key: string): string {
  const isName = /^[A-Za-z][\w .-]{0,40}$/.test(key) && !isLikeToken(key)
  return isName ? `\`${key}\`` : 'this key'
}

/** Long, with digits, and nothing that sets words apart. */
const isLikeToken = (key: string) => /^[A-Za-z\d]{16,}$/.test(key) && /\d/.test(key)
