/**
 * Puts the config at hand into commands that are to be run for it: sentences, a provider's too, write
 * `<config>` in its place. Without a config there is nothing to name.
 */
export function aimed(words: string, path: string | undefined): string {
  return words.replaceAll(' <config>', path === undefined ? '' : ` ${shellWord(path)}`)
}

/** A word of a command line, in quotes where a shell would take it for more than one. */
export function shellWord(text: string): string {
  if (
    /^[\w./\\:@%+=,][\w./\\:@%+=,~-]*$/.test(text) &&
    !(text.includes('\\') && process.platform !== 'win32')
  )
    return text
  if (process.platform === 'win32') return `"${text}"`
  return `'${text.replaceAll("'", "'\\''")}'`
}
