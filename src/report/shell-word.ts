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
