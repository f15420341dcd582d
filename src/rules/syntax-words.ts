interface Words {
  readonly message: string
  readonly hint: string
}

const INDENTATION: Words = {
  message: 'The indentation is wrong here: this line fits neither the lines above nor below it.',
  hint: 'Keys of the same mapping start in the same column; what belongs to a key is indented two spaces further.',
}

const MISSING_COLON: Words = {
  message:
    'This is no `key: value`. A colon may be missing, or the space behind it, or the line is indented wrongly.',
  hint: 'Write `key: value` with a space behind the colon. A value that holds `: ` or ` #` needs quotes.',
}

/** The parser's error codes in words that help without knowing YAML's grammar. */
const WORDS: Readonly<Record<string, Words>> = {
  BAD_INDENT: INDENTATION,
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'A second `key:` stands where a value was expected.',
    hint: 'Start it on a line of its own, or put quotes around the value if the colon belongs to it.',
  },
  MULTILINE_IMPLICIT_KEY: MISSING_COLON,
  UNEXPECTED_TOKEN: {
    message: 'This does not belong here.',
    hint: 'Look for a quote or bracket too many, or for text behind a closing quote; quote the whole value.',
  },
  MISSING_CHAR: {
    message: 'Something is missing here: a closing quote or bracket, a comma, or the colon behind a key.',
    hint: 'Close what was opened further up in this section, or complete `key: value`.',
  },
  BAD_SCALAR_START: {
    message: 'A value cannot begin with this character.',
    hint: 'Put quotes around the value.',
  },
  BAD_DQ_ESCAPE: {
    message: 'A backslash in double quotes starts an escape, and this is none that exists.',
    hint: "Use single quotes ('C:\\path') or double every backslash.",
  },
  BAD_ALIAS: {
    message: 'An asterisk begins an alias, and this one has no name.',
    hint: 'Put quotes around a value that begins with an asterisk.',
  },
  BAD_COLLECTION_TYPE: {
    message: 'The tag says one kind of value and another one follows.',
    hint: 'Delete the tag.',
  },
  BLOCK_IN_FLOW: {
    message: 'Inside brackets an indented list or mapping is not allowed.',
    hint: 'Write the whole value within the brackets, or none of it.',
  },
  TAB_AS_INDENT: INDENTATION,
}

/** The code of a syntax error in words. */
export function syntaxWords(code: string): Words {
  return (
    WORDS[code] ?? {
      message: 'This is not valid YAML.',
      hint: 'Compare the line with a config that works, or put quotes around its value.',
    }
  )
}
