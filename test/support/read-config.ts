import { createSource } from '../../src/text/source.js'
import type { ConfigDocument, Path } from '../../src/yaml/document.js'
import type { Problem } from '../../src/yaml/problem.js'
import { readDocument } from '../../src/yaml/read.js'

export function read(text: string): ConfigDocument {
  return readDocument(createSource('config.yml', text))
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
