import { validateLinked } from '../../src/api/linked.js'
import type { Diagnostic } from '../../src/lint/diagnostic.js'
import type { LinkedFile, LinkedKind } from '../../src/rules/linked-file.js'
import { createSource } from '../../src/text/source.js'
import { readDocument } from '../../src/yaml/read.js'
import { NOW } from './judged.js'

export interface Seen {
  readonly linked?: LinkedKind | readonly LinkedKind[]
  readonly target?: string
  /** The sections that the config sets up. */
  readonly sections?: readonly string[]
  readonly templates?: readonly string[]
}

/** What is said about a file that a config names. */
export async function linkedFindings(
  text: string,
  { linked = 'collection', target = '>=1.20.0 <=2.5.2', sections = [], templates }: Seen = {},
): Promise<readonly Diagnostic[]> {
  const file: LinkedFile = {
    kinds: typeof linked === 'string' ? [linked] : linked,
    config: 'config.yml',
    has: (section) => sections.includes(section),
    ...(templates ? { externalTemplates: new Set(templates) } : {}),
  }
  const range = { range: target, from: { kind: 'option', path: null, line: null } } as const
  const report = await validateLinked(readDocument(createSource('films.yml', text)), file, range, {
    now: NOW,
  })
  return report.diagnostics
}

/** `4: error linked/unknown-attribute`, one for each finding. */
export async function linkedSpoken(text: string, seen?: Seen): Promise<readonly string[]> {
  return (await linkedFindings(text, seen)).map(
    ({ range, severity, rule }) => `${range.start.line}: ${severity} ${rule}`,
  )
}
