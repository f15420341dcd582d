/** A root section of a config: from a key at column 1 to the next one. Offsets are UTF-16 units. */
export interface SectionText {
  /** The root key; nothing for text before the first. */
  readonly name?: string
  readonly start: number
  readonly end: number
}

const ROOT_KEY =
  /^\ufeff?(?:"([^"\r\n]*)"|'([^'\r\n]*)'|([^\s#\-'"&*!|>%@`[\]{},?:][^\r\n:#]*?))[ \t]*:(?=[ \t\r\n]|$)/gm

/** Cuts a text at its root keys by looks alone, so that it works on text that does not parse. */
export function splitSections(text: string): readonly SectionText[] {
  const starts = [...text.matchAll(ROOT_KEY)].map((match) => ({
    name: match[1] ?? match[2] ?? match[3]!,
    start: match.index,
  }))
  const sections: SectionText[] = starts.map((found, index) => ({
    ...found,
    end: starts[index + 1]?.start ?? text.length,
  }))
  const first = starts[0]?.start ?? text.length
  return first > 0 ? [{ start: 0, end: first }, ...sections] : sections
}
