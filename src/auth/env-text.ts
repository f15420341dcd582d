/**
 * Sets variables in the text of an env file: a line that sets one is replaced where it stands, others are added
 * at the end, every other line stays.
 */
export function setVariables(text: string, variables: Readonly<Record<string, string>>): string {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const left = new Map(Object.entries(variables))
  const lines = text === '' ? [] : text.split(/\r?\n/)
  const kept = lines.map((line) => {
    const name = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=/.exec(line)?.[1]
    const value = name === undefined ? undefined : variables[name]
    if (name === undefined || value === undefined) return line
    left.delete(name)
    return `${/^\s*(?:export\s+)?/.exec(line)![0]}${name}=${quoted(value)}`
  })
  if (kept.at(-1) === '') kept.pop()
  return [...kept, ...[...left].map(([name, value]) => `${name}=${quoted(value)}`), ''].join(lineBreak)
}

/** Readers of such files differ in what they make of quotes and signs; what needs none gets none. */
function quoted(value: string): string {
  return /^[\w.:/+=@%,-]*$/.test(value) ? value : `'${value.replaceAll("'", "\\'")}'`
}
