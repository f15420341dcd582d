/** A line that sets a variable, with a comment behind it; a value in quotes may go on over several. */
const ASSIGNMENT =
  /^([ \t\ufeff]*(?:export[ \t]+)?)([A-Za-z_]\w*)[ \t]*=[ \t]*(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')?[^\r\n]*?((?:[ \t]+#[^\r\n]*)?)(?=[\r\n]|(?![\s\S]))/gm

/**
 * Sets variables in the text of an env file: a value is replaced where it stands, others are added at the end,
 * every other line and comment stays.
 */
export function setVariables(text: string, variables: Readonly<Record<string, string>>): string {
  const left = new Map(Object.entries(variables))
  const replaced = text.replace(ASSIGNMENT, (line, before: string, name: string, comment: string) => {
    const value = variables[name]
    if (value === undefined) return line
    left.delete(name)
    return `${before}${name}=${quoted(value)}${comment}`
  })
  if (left.size === 0) return replaced
  const lineBreak = /\r\n/.test(text) ? '\r\n' : '\n'
  const whole = replaced === '' || replaced.endsWith('\n') ? replaced : replaced + lineBreak
  return whole + [...left].map(([name, value]) => `${name}=${quoted(value)}${lineBreak}`).join('')
}

/** Readers of such files differ in what they make of quotes and signs; what needs none gets none. */
function quoted(value: string): string {
  if (/^[\w.:/+=@%,-]*$/.test(value)) return value
  if (!value.includes("'")) return `'${value}'`
  return /["\\$]/.test(value) ? `'${value.replaceAll("'", "\\'")}'` : `"${value}"`
}
