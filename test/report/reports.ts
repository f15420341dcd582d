import type { Diagnostic, FileReport, PlacedFinding } from '../../src/lint/diagnostic.js'
import { type Report, summarize } from '../../src/report/report.js'
import type { Terminal } from '../../src/report/terminal.js'
import { createSource } from '../../src/text/source.js'

export const PIPE: Terminal = { isTTY: false, columns: 80, colour: false, unicode: true }
export const TTY: Terminal = { ...PIPE, isTTY: true }

/** Splits a config with one place between `«` and `»` into the text and the range of the place. */
export function marked(text: string): { masked: string; range: Diagnostic['range'] } {
  const start = text.indexOf('«')
  const end = text.indexOf('»') - 1
  const masked = text.replace('«', '').replace('»', '')
  const source = createSource('config.yml', masked)
  return { masked, range: { start: source.position(start), end: source.position(end) } }
}

/** Parts of a diagnostic, its repair without edits. */
type Some = Partial<PlacedFinding>

export function diagnostic(range: Diagnostic['range'], { fix = null, ...more }: Some = {}): Diagnostic {
  return {
    rule: 'trakt/stale-pin',
    severity: 'warning',
    message: 'This PIN was used long ago.',
    hint: null,
    path: ['trakt', 'pin'],
    versions: null,
    range,
    related: [],
    fix: fix && { ...fix, edits: () => [] },
    command: null,
    docs: 'pmm-config explain trakt/stale-pin',
    fingerprint: 'trakt/stale-pin#trakt.pin#1',
    ...more,
  }
}

const TARGET = {
  range: '>=1.16.3 <2.5.0',
  from: { kind: 'config', path: null, line: null },
} as const

export function file(more: Partial<FileReport> = {}): FileReport {
  return {
    path: 'config.yml',
    target: TARGET,
    named: false,
    diagnostics: [],
    skipped: null,
    fixed: [],
    changed: false,
    ...more,
  }
}

export function reportOf(...files: readonly FileReport[]): Report {
  return {
    tool: { name: 'pmm-config', version: '1.2.3' },
    rules: new Map(),
    files,
    problems: [],
    summary: summarize(files),
  }
}

/** A report of one finding at the marked place. */
export function found(text: string, more: Some = {}): Report {
  const { masked, range } = marked(text)
  return reportOf(file({ masked, diagnostics: [diagnostic(range, more)] }))
}

export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}
