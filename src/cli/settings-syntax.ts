import type { ErrorCode } from 'yaml'

export interface SyntaxWords {
  readonly message: string
  readonly hint: string
}

/** What is no matter of grammar. */
export const WORDS = {
  alias: {
    message: 'this repeats something that no line above marks with `&`',
    hint: 'Put quotes around a value that begins with an asterisk.',
  },
  control: { message: 'there is an invisible control character here', hint: 'Delete it.' },
  encoding: { message: 'this is not UTF-8', hint: 'Save the file again with the encoding UTF-8.' },
  tag: {
    message: 'an exclamation mark at the start of a value begins a tag, and settings know none',
    hint: 'Put quotes around a value that begins with an exclamation mark.',
  },
} as const satisfies Readonly<Record<string, SyntaxWords>>

type GrammarWords = SyntaxWords & {
  /** The place that matters is where the bracket or quote opens. */
  readonly isOpen?: boolean
}

const UNEXPECTED: GrammarWords = {
  message: 'this does not belong here',
  hint: 'Look for a missing line break, quote, comma or bracket in front of it, or put quotes around the whole value.',
}
const TAB: GrammarWords = {
  message: 'there is a tab here, where YAML allows only spaces',
  hint: 'Replace it with spaces.',
}
const NO_COLON: GrammarWords = {
  message: 'there is no colon behind this key',
  hint: 'Write `key: value`, with a colon and a space.',
}
const SECOND_COLON: GrammarWords = {
  message: 'a colon followed by a space makes a key, but a value has begun on this line already',
  hint: 'Put quotes around the value, or start the second key on a line of its own.',
}
const UNCLOSED_BRACKET: GrammarWords = {
  message: 'this bracket is never closed',
  hint: 'Close it behind the last item, or put quotes around the value if the bracket is meant as text.',
  isOpen: true,
}

/** One code of `yaml` stands for several mistakes, which its words tell apart; the first that fits counts. */
const ERRORS: readonly (readonly [ErrorCode, RegExp, GrammarWords])[] = [
  [
    'MISSING_CHAR',
    /closing/,
    { message: 'this quote is never closed', hint: 'Close it at the end of the value.', isOpen: true },
  ],
  ['MISSING_CHAR', /must end with/, UNCLOSED_BRACKET],
  ['BAD_INDENT', /end with/, UNCLOSED_BRACKET],
  [
    'MISSING_CHAR',
    /Missing ,/,
    {
      message: 'a comma is missing in front of this',
      hint: 'Put a comma between the items, and close the bracket behind the last.',
    },
  ],
  ['MISSING_CHAR', /./, NO_COLON],
  ['MULTILINE_IMPLICIT_KEY', /./, NO_COLON],
  [
    'BAD_INDENT',
    /./,
    {
      message: 'the indentation is wrong here',
      hint: 'Keys of the same mapping start in the same column; what belongs to a key is indented two spaces further.',
    },
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /sequence/,
    {
      message: 'this dash stands in another column than the dashes of its list',
      hint: 'All dashes of a list stand below each other.',
    },
  ],
  ['BLOCK_AS_IMPLICIT_KEY', /./, SECOND_COLON],
  ['TAB_AS_INDENT', /./, TAB],
  [
    'BAD_SCALAR_START',
    /./,
    { message: 'a value cannot begin with this character', hint: 'Put quotes around the value.' },
  ],
  [
    'BAD_DQ_ESCAPE',
    /./,
    {
      message: 'a backslash in double quotes begins an escape, and there is none like this',
      hint: "Use single quotes ('C:\\path'), or write every backslash twice.",
    },
  ],
  ['BAD_ALIAS', /./, WORDS.alias],
  [
    'MULTIPLE_DOCS',
    /./,
    {
      message: 'a second YAML document starts here',
      hint: 'Delete the line of dashes: settings are one document.',
    },
  ],
  [
    'RESOURCE_EXHAUSTION',
    /./,
    { message: 'this is nested too deeply to be read', hint: 'Check that this is the right file.' },
  ],
]

/** An error of `yaml` in words that help without knowing the grammar. */
export function syntaxWords(code: ErrorCode, message: string): GrammarWords {
  return ERRORS.find(([known, words]) => known === code && words.test(message))?.[2] ?? UNEXPECTED
}
