import type { Settings } from '../cli/settings.js'
import { versionBeside } from '../files/version-beside.js'
import type { AuthProvider } from '../plugin/index.js'
import { annotation } from '../schema/knowledge.js'
import type { Run } from './run.js'

/**
 * What to know where the Kometa that is run does not read the section of a service any more: which one that
 * is say the settings, or an image or a log beside the config.
 */
export async function noUse({ provider, settings, io, seen, verb }: Run): Promise<string | undefined> {
  // Whoever signs out does what there is to do.
  if (!seen.view || verb === 'revoke') return undefined
  return noUseOf(provider, settings, seen.view.path, io.cwd)
}

/** The same of a config by its path. */
export async function noUseOf(
  provider: Pick<AuthProvider, 'service' | 'title' | 'goneAdvice'>,
  settings: Pick<Settings, 'target'>,
  path: string,
  cwd: string,
): Promise<string | undefined> {
  const read = annotation([provider.service], 'x-versions')
  if (!read?.includes('<')) return undefined
  const beside = settings.target === 'auto' ? versionBeside(path, cwd, true) : undefined
  const range = settings.target === 'auto' ? beside?.range : settings.target
  if (range === undefined) return undefined
  const { haveCommon } = await import('../lint/severity.js')
  if (haveCommon(range, read)) return undefined
  const where = beside ? `${beside.path}:${beside.line}` : 'the settings'
  return `Kometa ${range} (${where}) does without ${provider.title}: it reads \`${provider.service}\` in versions ${read} only.${provider.goneAdvice ? ` ${provider.goneAdvice}` : ''}`
}
