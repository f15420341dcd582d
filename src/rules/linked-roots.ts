import { isClose } from '../schema/suggest.js'
import { type LinkedFile, ROOTS_OF } from './linked-file.js'

/** Every root key that PMM reads in some kind of file. */
export const ALL_ROOTS: ReadonlySet<string> = new Set(Object.values(ROOTS_OF).flat())

/** The root key that was probably meant by one that PMM does not read in a file. */
export function meantRoot(name: string, { kinds }: LinkedFile): string | undefined {
  if (ALL_ROOTS.has(name)) return undefined
  return kinds.flatMap((kind) => ROOTS_OF[kind]).find((root) => isClose(name, root))
}
