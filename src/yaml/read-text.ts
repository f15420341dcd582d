import type { Failure } from './grammar/failure.js'
import { type Parsed, parse } from './grammar/parser.js'
import type { YamlNode } from './node.js'
import type { Problem } from './problem.js'
import type { YamlVersion } from './scalar.js'
import { type SectionText, splitSections } from './sections.js'
import { tabProblems } from './tabs.js'
import { findUnreadable, withoutUnreadable } from './unreadable.js'

export interface Reading {
  readonly root: YamlNode | undefined
  readonly problems: readonly Problem[]
  /** Root keys whose text could not be parsed: nothing is known of what they hold. */
  readonly broken: readonly string[]
  readonly version: YamlVersion
}

let read = 0

/** What was read so far in this process, in UTF-16 units: a measure of work that is the same on every machine. */
export const charactersRead = () => read

/** So many broken places are looked for in one file before it is given up as a whole. */
const MAX_BROKEN = 20

/**
 * Reads a text as PMM's reader (ruamel.yaml) does, says what stops PMM, and reads around it. A root section
 * that does not parse is left out; the others are read as if it were not there, so that they can still be
 * judged.
 */
export function readText(original: string): Reading {
  read += original.length
  const problems: Problem[] = findUnreadable(original)
  const broken: string[] = []
  const tabs: number[] = []
  const done = (reading: Parsed): Reading => {
    problems.push(...tabProblems(original, [...tabs, ...reading.tabs]))
    return { root: reading.root, problems, broken, version: reading.version }
  }
  let text = problems.length > 0 ? withoutUnreadable(original) : original
  for (let round = 0; ; round++) {
    const reading = parse(text)
    if (reading.second !== undefined) problems.push(secondDocument(text, reading.second))
    const { failure } = reading
    if (!failure) return done(reading)
    if (failure.detail === 'TOO_DEEP') {
      problems.push({ code: 'too-deep', at: failure.at })
      return done(reading)
    }
    const section = brokenSection(text, failure)
    const tabsBefore = reading.tabs.filter((tab) => tab >= section.start && tab <= failure.at.end)
    tabs.push(...tabsBefore)
    // A tab is taken for one space, which is hardly what its line was meant to be indented by.
    if (tabsBefore.length === 0) problems.push({ code: 'syntax', at: failure.at, detail: failure.detail })
    if (section.name !== undefined && !broken.includes(section.name)) broken.push(section.name)
    if (round === MAX_BROKEN) return done({ ...reading, tabs: [] })
    text = blanked(text, section.start, section.end)
  }
}

function secondDocument(text: string, start: number): Problem {
  const marker = text.startsWith('---', start) ? 3 : 1
  return { code: 'multiple-documents', at: { start, end: start + marker } }
}

/** The section a failure is in; a root key without its colon begins one of its own. */
function brokenSection(text: string, { at, detail }: Failure): SectionText {
  const section = sectionAt(text, at.start)
  const atRoot = at.start === 0 || /[\r\n]/.test(text[at.start - 1]!)
  const name =
    atRoot &&
    (detail === 'MISSING_COLON' || detail === 'MISSING_SPACE') &&
    /^[\w-]+/.exec(text.slice(at.start, at.end))
  return name ? { name: name[0], start: at.start, end: section.end } : section
}

function sectionAt(text: string, offset: number): SectionText {
  const at = Math.min(offset, text.length - 1)
  return splitSections(text).find((part) => part.end > at) ?? { start: 0, end: text.length }
}

/** The same text with a stretch turned into spaces: every offset outside stays as it was. */
function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end)
}
