// What holds an emoji together is part of what one sees; the same characters anywhere else are hidden ones.
const IN_EMOJI =
  '(?<=[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f])\\u200d(?=\\p{Extended_Pictographic})|(?<=\\p{Emoji})[\\ufe0e\\ufe0f]'

/** Controls, changes of writing direction, zero-width and other invisible characters, halves of a pair. */
const HIDDEN = new RegExp(
  `(?!${IN_EMOJI})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]`,
  'gu',
)

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Replaces each character that a reader cannot see or that a terminal would obey. */
export function replaceHidden(text: string, replacement: (character: string) => string): string {
  return text.replace(HIDDEN, replacement)
}

/** Writes hidden characters as escapes: `\n`, `\x1b`, `\u{202e}`. What it returns is safe on any terminal. */
export function visible(text: string): string {
  return replaceHidden(text, escapeCharacter)
}

/** A text of ours as one line, for formats of one line a finding. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, ' ').trim())
}

export function escapeCharacter(character: string): string {
  const hex = character.codePointAt(0)!.toString(16)
  return NAMED[character] ?? (hex.length <= 2 ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`)
}
