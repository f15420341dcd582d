import { inert } from './inert.js'
import { oneLine, visible } from './visible.js'

/** What has a meaning in Markdown, wherever it stands in a line. */
const SIGNS = /[\\`*_[\]<>|~&$]/g

/**
 * Words that sites make something of: addresses, mentions, references to issues, merge requests, commits and the like,
 * signs of emoji.
 */
const LIVE = /@|:\/\/|www\.|[#!%$&~][\w"]|gh-\d|(?<![\da-z])[\da-f]{7,64}(?![\da-z])|:[\w+-]+:/i

/**
 * Words of ours as Markdown on one line: what stands in backticks is code, everything else means nothing but itself. A
 * word that a site would make a link or a mention of is shown as code.
 */
export function markdownText(words: string): string {
  const pieces: Piece[] = []
  for (const piece of inert(oneLine(words))
    .split(/(`[^`]+`)/)
    .flatMap(piecesOf)) {
    const last = pieces.at(-1)
    // The backticks of two code spans side by side would be taken together.
    if (piece.isCode && last?.isCode) pieces[pieces.length - 1] = { ...last, text: last.text + piece.text }
    else if (piece.text !== '') pieces.push(piece)
  }
  return pieces
    .map(({ text, isCode }) => (isCode ? markdownCode(text) : text.replace(SIGNS, '\\$&')))
    .join('')
}

interface Piece {
  readonly text: string
  readonly isCode: boolean
}

/** Every second part is what stood in backticks. */
function piecesOf(part: string, index: number): readonly Piece[] {
  if (index % 2 === 1) return [{ text: part.slice(1, -1), isCode: true }]
  return part.split(/(\s+)/).map((text) => ({ text, isCode: LIVE.test(text) }))
}

/** A code span of any text, on one line: between more backticks than are in it. */
export function markdownCode(text: string): string {
  const shown = inert(visible(text))
  if (shown === '') return ''
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  // One blank on either side is no part of the code.
  const space = /^[ `]|[ `]$/.test(shown) ? ' ' : ''
  return `${fence}${space}${shown}${space}${fence}`
}

/** A block of code of any text: its fence is longer than any in it. */
export function markdownBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const lines = text.split('\n').map(visible)
  return [fence + language, ...lines, fence].join('\n')
}
