import type { Diagnostic } from '../lint/diagnostic.js'
import type { Safety } from '../rules/rule.js'
import { shellWord } from './shell-word.js'
import { oneLine } from './visible.js'

/** How a repair is made. */
export const HOW: Readonly<Record<Safety, string>> = {
  safe: 'with --fix',
  unsafe: 'with --unsafe-fixes',
  manual: 'by hand',
}

/** The command that repairs what edits cannot. Without the file it would take another one. */
export function commandFor({ command }: Diagnostic, path: string): string | null {
  return command === null || path === '<stdin>' ? command : `${command} ${shellWord(path)}`
}

/** All that there is to read of a finding, a line each: what is wrong, what to do, how it is repaired. */
export function findingLines(found: Diagnostic, path: string): readonly string[] {
  const { message, hint, fix, versions } = found
  const command = commandFor(found, path)
  return [
    message,
    ...(hint ? [hint] : []),
    ...(fix ? [`Fix: ${fix.title} (${HOW[fix.safety]})`] : []),
    ...(command ? [`Run: ${command}`] : []),
    ...(versions ? [`Versions: ${versions}`] : []),
  ].map(oneLine)
}

/** What was not done, in a line. */
export function problemLine({ message, hint }: { readonly message: string; readonly hint?: string }): string {
  return oneLine(hint ? `${message}. ${hint}` : message)
}
