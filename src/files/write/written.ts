/**
 * Under a name of the whole process: parts of the built program are bundled apart, each with modules of its
 * own, and what reports a defect stands in another part than what wrote.
 */
const KEY = Symbol.for('pmm-config:written')

type Holder = { [KEY]?: Set<string> }

/** Remembers that a file of a user has been changed in this run. @param path absolute */
export function noteWritten(path: string): void {
  const holder = globalThis as Holder
  holder[KEY] ??= new Set()
  holder[KEY].add(path)
}

/** Takes it back, where the file is as it was again. */
export function forgetWritten(path: string): void {
  ;(globalThis as Holder)[KEY]?.delete(path)
}

/** The files that were changed in this run, absolute, in the order they were. */
export function writtenFiles(): readonly string[] {
  return [...((globalThis as Holder)[KEY] ?? [])]
}
