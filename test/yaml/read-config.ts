import { createSource } from '../../src/text/source.js'
import { createDocument } from '../../src/yaml/create-document.js'
import type { ConfigDocument, Path } from '../../src/yaml/document.js'
import { readExact } from '../../src/yaml/exact.js'
import { readFast } from '../../src/yaml/fast.js'
import type { Problem } from '../../src/yaml/problem.js'

/** Reads with the exact reader, and with the fast one too where it does not decline. */
export function readBoth(text: string): readonly ConfigDocument[] {
  const source = createSource('config.yml', text)
  const exact = createDocument(source, readExact(text))
  const fast = readFast(text)
  return fast
    ? [createDocument(source, { ...fast, problems: [], broken: [], version: '1.2' }), exact]
    : [exact]
}

export function read(text: string): ConfigDocument {
  return createDocument(createSource('config.yml', text), readExact(text))
}

/** A problem as people read it: what, where (line:column) and the text there. */
function shown(text: string, { code, detail, at }: Problem): string {
  const { line, column } = createSource('config.yml', text).position(at.start)
  return `${code}${detail === undefined ? '' : ` ${detail}`} ${line}:${column} ${text.slice(at.start, at.end)}`
}

export function problems(text: string): readonly string[] {
  return read(text).problems.map((problem) => shown(text, problem))
}

/** The text at a path, as it stands in the file. */
export function rawAt(document: ConfigDocument, path: Path): string {
  return document.raw(document.at(path)!)
}
