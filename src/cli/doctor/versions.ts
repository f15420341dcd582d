import { versionBeside } from '../../files/version-beside.js'
import { VERSION } from '../../generated/version.js'
import type { Check } from '../../report/checkup.js'
import type { Io } from '../io.js'
import { check } from './subject.js'

/** Older ones are not supported (`engines` in package.json). */
const OLDEST_NODE = [20, 19] as const

/** @param path of the config, where there is one */
export function versionChecks(path: string | undefined, { cwd }: Io): readonly Check[] {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wanted, least] = OLDEST_NODE
  const isOld = major < wanted || (major === wanted && minor < least)
  const node = check(
    'version.node',
    isOld ? 'error' : 'ok',
    'Node.js',
    process.versions.node,
    isOld ? `${wanted}.${least} or newer is needed.` : undefined,
  )
  const own = check('version.own', 'ok', 'pmm-config', VERSION)
  if (path === undefined) return [own, node]
  const found = versionBeside(path, cwd, true)
  const kometa = found
    ? check('version.kometa', 'ok', 'Kometa', `${found.range} (${found.path}:${found.line})`)
    : check(
        'version.kometa',
        'unknown',
        'Kometa',
        'no compose file or log beside the config names its version',
        'The setting `target` tells it.',
      )
  return [own, node, kometa]
}
