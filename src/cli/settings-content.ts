import type { PathProblem } from '../files/failure.js'
import type { SettingsFile } from '../files/settings-file.js'
import { syntaxWords } from '../rules/syntax-words.js'
import { createSource, type Source } from '../text/source.js'
import type { ConfigDocument, Path } from '../yaml/document.js'
import type { Problem, ProblemCode } from '../yaml/problem.js'
import { readDocument } from '../yaml/read.js'

export interface SettingsReading {
  readonly value: unknown
  /** What keeps the file from being read as YAML or JSON. */
  readonly problems: readonly PathProblem[]
  /** Where a setting stands: `file:line:column` where there are lines, and a number to sort by. */
  locate(at: Path, part: 'key' | 'value'): { readonly path: string; readonly offset: number }
}

/** Reads a settings file, with a place for everything in it. A blank text is settings that say nothing. */
export async function readSettings(file: SettingsFile): Promise<SettingsReading> {
  if (file.kind === 'value') {
    return { value: file.value, problems: [], locate: () => ({ path: file.path, offset: 0 }) }
  }
  const source = withoutTabs(file.source)
  const document = await readDocument(source)
  const show = (offset: number) => {
    const { line, column } = source.position(offset)
    return { path: `${file.path}:${line}:${column}`, offset }
  }
  return {
    value: document.get(file.below) ?? {},
    problems: document.problems
      .filter((problem) => concerns(problem, file.below))
      .map(({ at, code, detail }) => ({ path: show(at.start).path, ...words(code, detail) })),
    locate: (at, part) => show(offsetOf(document, [...file.below, ...at], part)),
  }
}

function offsetOf(document: ConfigDocument, path: Path, part: 'key' | 'value'): number {
  const value = document.at(path)
  if (!value) return 0
  return document.range(part === 'key' ? document.keyOf(value) : value).start
}

/** Between the values of JSON a tab is as good as a space; our reader of YAML takes PMM's view of tabs. */
function withoutTabs(source: Source): Source {
  const isJson = source.path.endsWith('.json') || /^\ufeff?\s*\{/.test(source.text)
  if (!isJson || !source.text.includes('\t')) return source
  return createSource(source.path, source.text.replaceAll('\t', ' '), source.encodingProblem)
}

/** The rest of a package.json is npm's business, as long as it can be read at all. */
function concerns({ code, path }: Problem, below: readonly string[]): boolean {
  if (below.length === 0 || code === 'syntax' || code === 'too-deep') return true
  return path !== undefined && path.length > below.length && below.every((key, index) => path[index] === key)
}

type Words = Omit<PathProblem, 'path'>

function words(code: ProblemCode, detail: string | undefined): Words {
  if (code !== 'syntax') return WORDS[code]
  const { message, hint } = syntaxWords(detail ?? '')
  return { message: `this cannot be read. ${message}`, hint }
}

const WORDS: Readonly<Record<Exclude<ProblemCode, 'syntax'>, Words>> = {
  alias: {
    message: 'this repeats something that no line above marks with `&`',
    hint: 'Put quotes around a value that begins with an asterisk.',
  },
  'control-character': { message: 'there is an invisible control character here', hint: 'Delete it.' },
  'duplicate-key': { message: 'this key is there twice', hint: 'Keep one of the two.' },
  encoding: { message: 'this is not UTF-8', hint: 'Save the file again with the encoding UTF-8.' },
  'impossible-value': {
    message: 'this looks like a date or a number, but is none that exists',
    hint: 'Put quotes around it if it is meant as text.',
  },
  merge: { message: '`<<` takes over the keys of a mapping, but what follows is none' },
  'multiple-documents': {
    message: 'a second YAML document starts here',
    hint: 'Delete the line of dashes: settings are one document.',
  },
  tab: { message: 'there is a tab here, where YAML allows only spaces', hint: 'Replace it with spaces.' },
  'too-deep': { message: 'this is nested too deeply to be read', hint: 'Check that this is the right file.' },
}
