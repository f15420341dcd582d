import { readFileSync } from 'node:fs'

/** A shape of `mal`, and all there is to say about it. */
interface MalShape {
  readonly name: string
  readonly yaml: string
  readonly findings: readonly string[]
}

export const MAL_SHAPES: readonly MalShape[] = JSON.parse(
  readFileSync(new URL('../rules/mal-shapes.json', import.meta.url), 'utf8'),
)

/** Credentials of the form that MyAnimeList hands out; nobody's. */
export const MAL_CREDENTIALS = {
  ID: '1a2b3c4d'.repeat(4),
  SECRET: '5e6f7a8b'.repeat(8),
  ACCESS: `eyJ0eXAi.${'c9d0'.repeat(60)}.${'A7b8'.repeat(60)}`,
  REFRESH: 'def5f012'.repeat(80),
  CODE: `def502${'0b1c'.repeat(20)}`,
} as const

/** Writes the credentials where a text names them: `client_id: ID`. */
export function malFilledIn(text: string): string {
  return text.replace(
    /\b(?:ID|SECRET|ACCESS|REFRESH|CODE)\b/g,
    (name) => MAL_CREDENTIALS[name as keyof typeof MAL_CREDENTIALS],
  )
}
