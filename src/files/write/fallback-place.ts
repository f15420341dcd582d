import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { codeOf } from '../failure.js'
import { foreignOwner, isOwn, ownUid, userName } from './file-owner.js'

/** The folder of a config says no to a new file. */
const REFUSED: readonly (string | undefined)[] = ['EACCES', 'EPERM', 'EROFS']

/**
 * Where a private file goes when the place for it cannot be written: the first folder of this user alone that can
 * be had. Throws with the code ENOPLACE, and why, where there is none.
 *
 * @param refusal what was said at the place for it
 */
export function lastResort(real: string, suffix: string, refusal?: unknown): string {
  const reasons: string[] = []
  for (const folder of folders()) {
    try {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      reasons.push(`${folder} cannot be made (${codeOf(error)})`)
      continue
    }
    if (isOursAlone(folder)) return join(folder, nameFor(real, suffix))
    reasons.push(whyNot(folder))
  }
  // A full disk, say, is the better reason.
  if (refusal !== undefined && !REFUSED.includes(codeOf(refusal))) throw refusal
  const beside = refusal === undefined ? [] : [`${dirname(real)} cannot be written (${codeOf(refusal)})`]
  throw Object.assign(new Error([...beside, ...reasons].join('; ')), { code: 'ENOPLACE' })
}

/** Where such a file may be; nothing is made. */
export const fallbackPlaces = (real: string, suffix: string): readonly string[] =>
  folders()
    .filter(isOursAlone)
    .map((folder) => join(folder, nameFor(real, suffix)))

function nameFor(real: string, suffix: string): string {
  const hash = createHash('sha256').update(real).digest('hex').slice(0, 16)
  return `${hash}-${basename(real)}${suffix}`
}

/** Best first; what does not stay over a restart is still better than nothing. */
function folders(): readonly string[] {
  const { XDG_RUNTIME_DIR: runtime, XDG_STATE_HOME: state } = process.env
  const home = homeFolder()
  return [
    // In a container there is often a number without a name, which `userInfo` throws at.
    join(tmpdir(), `pmm-config-${ownUid() ?? userInfo().username}`),
    ...(runtime && isOursAlone(runtime) ? [join(runtime, 'pmm-config')] : []),
    ...(state ? [join(state, 'pmm-config')] : home ? [join(home, '.local/state/pmm-config')] : []),
  ]
}

/** None where a number has no name and no home, or the home of somebody else. */
function homeFolder(): string | undefined {
  try {
    const home = homedir()
    return isOursAlone(home) ? home : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether nobody else can put files into a folder. Anybody may make one of its name among the temporary files,
 * to read what is put into it, or to have what lies in it taken for ours.
 */
function isOursAlone(folder: string): boolean {
  // On Windows the folder for temporary files is a user's own.
  if (ownUid() === undefined) return true
  try {
    const stats = fs.lstatSync(folder)
    return stats.isDirectory() && isOwn(stats) && (stats.mode & 0o022) === 0
  } catch {
    return false
  }
}

function whyNot(folder: string): string {
  const owner = foreignOwner(folder)
  return owner === undefined
    ? `${folder} is no folder, or others may write into it`
    : `${folder} belongs to ${userName(owner)}`
}
