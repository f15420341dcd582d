import type { SyntaxDetail } from '../yaml/grammar/failure.js'
import type { IndentDetail } from './bad-indent.js'

interface Words {
  readonly message: string
  readonly hint: string
}

/** What the reader stumbled over, in words that help without knowing YAML's grammar. */
const WORDS: Readonly<Record<SyntaxDetail | IndentDetail | 'BAD_COLLECTION_TYPE' | 'NESTED_KEY', Words>> = {
  BAD_ALIAS: {
    message:
      'An asterisk or ampersand at the start of a value begins a name for repeating things, and this is no such name.',
    hint: 'Put quotes around a value that begins with `*` or `&`.',
  },
  BAD_BLOCK_HEADER: {
    message:
      'A value that begins with `|` or `>` announces text on the lines below, so nothing else may follow on this line.',
    hint: 'Start the text on the next line, indented, or put quotes around the whole value.',
  },
  BAD_BLOCK_INDENT: {
    message:
      'The text announced here begins with a blank line that holds spaces, fewer than its first line of text is indented by.',
    hint: 'Delete the blank line below this one, or the spaces in it.',
  },
  BAD_COLLECTION_TYPE: {
    message: 'The tag says one kind of value and another one follows.',
    hint: 'Delete the tag.',
  },
  BAD_DASH: {
    message: 'This dash stands in another column than the dashes of its list.',
    hint: 'All dashes of a list stand below each other; what belongs to an item is indented two spaces further than its dash.',
  },
  BAD_DIRECTIVE: {
    message:
      'A line that begins with `%` is an instruction to the YAML reader, and PMM knows none like this.',
    hint: 'Delete the line, or indent it if it belongs to a value.',
  },
  BAD_ESCAPE: {
    message: 'A backslash in double quotes starts an escape, and this is none that exists.',
    hint: "Use single quotes ('C:\\path') or double every backslash.",
  },
  BAD_INDENT: {
    message: 'The indentation is wrong here: this line fits neither the lines above nor below it.',
    hint: 'Keys of the same mapping start in the same column; what belongs to a key is indented two spaces further.',
  },
  BAD_START: {
    message: 'A value cannot begin with this character.',
    hint: 'Put quotes around the value.',
  },
  BAD_TAG: {
    message: 'An exclamation mark at the start of a value begins a tag, and this is none that PMM can read.',
    hint: 'Put quotes around a value that begins with an exclamation mark.',
  },
  COLON_IN_VALUE: {
    message: 'A colon followed by a space makes a key, but a value has already begun on this line.',
    hint: 'Put quotes around the value if the colon belongs to it, or start the second key on a line of its own.',
  },
  EXTRA_BRACKET: {
    message: 'Nothing that this bracket or comma could belong to is open here.',
    hint: 'Delete it, or put quotes around the whole value.',
  },
  KEY_BELOW_VALUE: {
    message: 'The key in the line above has a value already, so no keys can stand below it.',
    hint: 'Delete the value above if these keys belong to it; otherwise start this line in the same column as that key.',
  },
  LIST_IN_VALUE: {
    message: 'A list cannot begin on the line of its key.',
    hint: 'Start the list on the next line, or put quotes around the value if the dash belongs to it.',
  },
  MISSING_COLON: {
    message: 'There is no colon behind the key in this line.',
    hint: 'Write `key: value`, with a colon and a space. If the line belongs to the value above, indent it further.',
  },
  MISSING_COMMA: {
    message: 'Inside brackets a comma is missing in front of this, or the closing bracket is.',
    hint: 'Put a comma between the items and close the bracket behind the last; quote an item that holds `: `.',
  },
  MISSING_SPACE: {
    message: 'There is no space behind the colon, so this is no key with a value but one piece of text.',
    hint: 'Write `key: value` with a space behind the colon.',
  },
  NESTED_KEY: {
    message:
      'A list or mapping stands where a key should, and it holds another list or mapping. PMM breaks down on that.',
    hint: 'Put quotes around the value if its brackets are meant as text.',
  },
  TEXT_BEHIND_BRACKET: {
    message: 'The value ends at its closing bracket, but more text follows on the line.',
    hint: 'Put quotes around the whole value if the brackets are meant as text, or delete what follows.',
  },
  TEXT_BEHIND_QUOTE: {
    message: 'The value ends at its closing quote, but more text follows on the line.',
    hint: "Move the quote to the end of the value; double a quote that belongs to it ('it''s').",
  },
  TOO_DEEP: {
    message: 'The nesting is too deep to be read.',
    hint: 'Look for a long run of opening brackets.',
  },
  UNCLOSED_BRACKET: {
    message: 'This bracket is never closed, so everything below it was read as part of it.',
    hint: 'Close it behind the value, or put quotes around the value if the bracket is meant as text.',
  },
  UNCLOSED_QUOTE: {
    message: 'This quote is never closed, or only by a quote that opens another value further down.',
    hint: "Close it at the end of the value; inside single quotes write an apostrophe twice ('it''s').",
  },
  UNEXPECTED: {
    message: 'This does not belong here.',
    hint: 'Look for a missing line break, quote or bracket in front of it, or put quotes around the whole value.',
  },
}

/** The code of a syntax error in words. */
export function syntaxWords(code: string): Words {
  return Object.hasOwn(WORDS, code) ? WORDS[code as keyof typeof WORDS] : WORDS.UNEXPECTED
}
