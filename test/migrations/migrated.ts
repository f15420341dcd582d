import { type FixedConfig, type FixOptions, fix } from '../../src/api/fix.js'
import type { Example } from '../../src/rules/rule.js'
import { A_PART, NOW, usualTarget } from '../support/judged.js'

/** A config after migrations: all that are proposed, or those that are named. */
export async function migrated(
  text: string,
  {
    only,
    now,
    ...options
  }: Omit<FixOptions, 'now'> & { readonly only?: readonly string[] } & Example['given'] = {},
): Promise<FixedConfig> {
  return fix(text, {
    mayAddFiles: true,
    target: await usualTarget(text),
    rules: A_PART,
    ...options,
    now: now === undefined ? NOW : new Date(now),
    repairs: ({ id, kind }) =>
      kind === 'migration' && (only?.includes(id.slice('migration/'.length)) ?? true),
    ...(only ? { optIn: only.map((id) => `migration/${id}`) } : {}),
  })
}
