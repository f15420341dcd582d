/** A pasted text as YAML may have it, and line by line with the cells of its tables apart. */
export interface TidyText {
  readonly yaml: string
  /** Cells of a row have a tab between them. */
  readonly lines: string
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
}

/** Takes away what copying from a web page or a mail adds: tags, curly quotes, blanks that are none. */
export function tidy(text: string): TidyText {
  const lines = text
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/<\/(?:t[dh]|dt)>\s*<(?:t[dh]|dd)\b[^<>]*>/gi, '\t')
    .replace(/<br\b[^<>]*>\n?|<\/(?:tr|dd|li|p|div)>\n?/gi, '\n')
    .replace(/<\/?[a-z][a-z0-9]*\b[^<>]*>/gi, '')
    .replace(/&(?:nbsp|quot|#34|#39|apos|lt|gt|amp);/g, (entity) => ENTITIES[entity]!)
    .replace(/\u00a0/g, ' ')
    .replace(/[“”„‟＂]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/：/g, ':')
    .replace(/＝/g, '=')
  return { yaml: lines.replace(/\t/g, ' '), lines }
}

/**
 * Tables that name the keys in their first row, as lines of `key: value`.
 *
 * @param keyOf the key that a cell names
 */
export function tablesIn(lines: string, keyOf: (cell: string) => string | undefined): string {
  const rows = lines.split('\n').map(cellsOf)
  return rows
    .flatMap((heads, index) => {
      const keys = heads.map(keyOf)
      if (keys.length < 2 || keys.includes(undefined)) return []
      const cells = rows.slice(index + 1).find((row) => row.some((cell) => /\w/.test(cell)))
      return keys.map((key, column) => `${key}: ${cells?.[column] ?? ''}`)
    })
    .join('\n')
}

const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/[|\t]/)
    .map((cell) => cell.trim())
