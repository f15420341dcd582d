import { packageSchemas } from '../files/package-schemas.js'
import { bundle } from '../schema/bundle.js'
import { suggest } from '../schema/suggest.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'

export interface SchemaRequest {
  /** The folder of the installed package. */
  readonly root: string
  /** A section, or another schema of the package. */
  readonly name: string
  /** Whether all that it refers to is put into one document. */
  readonly bundle: boolean
}

/** `pmm-config schema`. */
export function printSchema({ root, name, bundle: whole }: SchemaRequest, io: Io): ExitCode {
  const { names, read } = packageSchemas(root)
  if (!names.includes(name)) {
    const meant = suggest(name, names)
    const hint = meant ? `Did you mean ${meant}?` : `There are ${names.join(', ')}.`
    complain([{ path: '', message: `there is no schema ${JSON.stringify(name)}`, hint }], io)
    return FAILED
  }
  io.stdout.write(whole ? `${JSON.stringify(bundled(names, read, name), null, 2)}\n` : read(name))
  return CLEAN
}

function bundled(names: readonly string[], read: (name: string) => string, start: string) {
  const schemas = Object.fromEntries(names.map((name) => [`${name}.schema.json`, JSON.parse(read(name))]))
  return bundle(schemas, `${start}.schema.json`)
}
