import { validate } from '../api/validate.js'
import type { View } from './open.js'
import type { Run } from './run.js'

/** What a safe repair puts where PMM looks for it. */
const MISPLACED = ['misplaced-key', 'misplaced-section']

/**
 * Says so where tokens may be in the file and PMM does not look there: with them in their place perhaps nobody
 * has to sign in. Nothing where there are none.
 */
export async function strayWords(
  { source, standing }: View,
  { provider, io }: Run,
): Promise<string | undefined> {
  if (standing.accessToken) return undefined
  const { diagnostics } = await validate(source, { now: io.now() })
  const isStray = diagnostics.some(
    ({ rule, fix }) => fix !== null && MISPLACED.some((name) => rule === `${provider.service}/${name}`),
  )
  return isStray
    ? `Keys of \`${provider.service}\` stand where PMM does not look for them. Perhaps nobody has to sign in once they are in their place: pmm-config fix <config>`
    : undefined
}
