/** Whether a rule is meant by what settings and comments write: its id, or `group/*`. */
export function matches(pattern: string, id: string): boolean {
  return pattern === id || (pattern.endsWith('/*') && id.startsWith(pattern.slice(0, -1)))
}
