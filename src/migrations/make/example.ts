/** The lines of a config in which nothing but one key is written, and perhaps lines beside it. */
export function written(pattern: string, value: string | null, beside?: string): string {
  const keys = pattern.split('.').map((segment) => (segment === '*' ? 'Films' : segment))
  const indent = (depth: number) => '  '.repeat(depth)
  const above = keys.slice(0, -1).map((key, depth) => `${indent(depth)}${key}:\n`)
  const last = indent(keys.length - 1)
  const lines = [beside, value === null ? undefined : `${keys.at(-1)}: ${value}`].flatMap((line) =>
    line === undefined ? [] : [`${last}${line}\n`],
  )
  return `${keys[0] === 'libraries' ? '' : 'libraries:\n  Films: {}\n'}${above.join('')}${lines.join('')}`
}
