import type { Diagnostic, FileReport } from '../lint/diagnostic.js'
import type { Span } from '../text/source.js'
import { findingLines, HOW } from './finding-words.js'
import { fingerprintOf } from './fingerprint.js'
import { type EditsOf, editsIn } from './placed-edits.js'
import { LEVELS } from './sarif-rule.js'
import { toUri } from './uri.js'

/** GitHub takes a thousand places of a result, its own among them. */
const MOST_RELATED = 999

/** The results of a file. Columns are UTF-16 units as everywhere here, and no byte order mark counts. */
export function toResults(file: FileReport, rules: ReadonlyMap<string, number>) {
  const edits = editsIn(file)
  return file.diagnostics.map((found) => toResult(found, file.path, rules.get(found.rule), edits))
}

function toResult(found: Diagnostic, path: string, ruleIndex: number | undefined, edits: EditsOf) {
  const { rule, severity, versions, command } = found
  const fullyQualifiedName = found.path.join('.')
  const location = {
    ...placeOf(path, found.range),
    ...(fullyQualifiedName ? { logicalLocations: [{ fullyQualifiedName, kind: 'member' }] } : {}),
  }
  const related = found.related.slice(0, MOST_RELATED).map(({ range, message }, index) => ({
    id: index + 1,
    ...placeOf(path, range),
    message: { text: plain(message) },
  }))
  const fixes = toFixes(found, path, edits)
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: plain(findingLines(found, path).join('\n')) },
    locations: [location],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    ...(fixes.length > 0 ? { fixes } : {}),
    // Not `primaryLocationLineHash`: the upload action of GitHub makes that one, and warns about any other.
    partialFingerprints: { 'pmmConfig/v1': fingerprintOf(found.fingerprint) },
    ...(versions || command
      ? { properties: { ...(versions ? { versions } : {}), ...(command ? { command } : {}) } }
      : {}),
  }
}

function toFixes({ fix }: Diagnostic, path: string, editsOf: EditsOf) {
  const edits = fix ? editsOf(fix) : []
  if (!fix || edits.length === 0) return []
  const replacements = edits.map(({ range, text }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text },
  }))
  return [
    {
      description: { text: plain(`${fix.title} (${HOW[fix.safety]})`) },
      artifactChanges: [{ artifactLocation: artifactOf(path), replacements }],
    },
  ]
}

function placeOf(path: string, range: Span) {
  return { physicalLocation: { artifactLocation: artifactOf(path), region: regionOf(range) } }
}

function regionOf({ start, end }: Span) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** A relative path counts from the top of the checkout, which whoever reads the file knows. */
export function artifactOf(path: string) {
  const uri = toUri(path)
  return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: '%SRCROOT%' }
}

/** SARIF's plain text has placeholders, `{0}`, and links, `[words](target)`: of ours none is meant. */
function plain(text: string): string {
  return text.replace(/\{(\d+)\}/g, '{{$1}}').replaceAll('](', '] (')
}
