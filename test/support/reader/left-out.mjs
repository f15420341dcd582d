// What the comparison leaves out, and why.

const MODERN = /^0\.(?:1[89]|[2-9]\d)\./

/** @type {readonly { name: string, why: string, when: (text: string, version: string, their: { error?: string, value?: unknown }) => boolean }[]} */
const LEFT_OUT = [
  {
    name: 'an alias inside its own anchor',
    why: 'PMM gets a blank value in a mapping and a list that holds itself in a list; we always say blank, so that nothing runs for ever',
    when: (_text, _version, { value }) => JSON.stringify(value ?? '').includes('"inside itself"'),
  },
  {
    name: 'an alias of the key `=`',
    why: 'the reader turns the key into text and its anchor with it',
    when: (text) => /&\S+ +=/.test(text),
  },
  {
    name: 'comments the reader breaks down on',
    why: 'PMM stops, but for a defect that depends on which comments and blank lines are neighbours',
    when: (_text, _version, { error }) => /overlap in comment/.test(error ?? ''),
  },
  {
    name: 'inside brackets: tabs',
    why: 'allowed since 0.18',
    when: (text, version) => !MODERN.test(version) && /[[{][\s\S]*\t/.test(text),
  },
  {
    name: 'a mapping that is merged where it is written (`<<: {a: b}`)',
    why: 'its keys were lost before 0.18',
    when: (text, version) => !MODERN.test(version) && /<<: *(?:[&!{[#]|\s)/.test(text),
  },
  {
    name: 'block text whose first line is blank and indented less than the next',
    why: 'refused since 0.18',
    when: (text, version) => !MODERN.test(version) && /[|>][-+]?(?: *| +#.*)\r?\n +\r?\n/.test(text),
  },
  {
    name: "time zones a day away, text behind `...`, a lone `!!`, YAML's own tags on values they do not fit",
    why: 'handled differently before 0.18',
    when: (text, version) => !MODERN.test(version) && /\+24:00|^\.\.\.|!!/m.test(text),
  },
  {
    name: '!!str',
    why: 'since 0.18 the reader hands out an object that holds the text; to us it is the text',
    when: (text) => text.includes('!!str'),
  },
]

/**
 * @param {string} text
 * @param {string} version
 * @param {{ error?: string, value?: unknown }} their
 */
export function leftOut(text, version, their) {
  return LEFT_OUT.some(({ when }) => when(text, version, their))
}
