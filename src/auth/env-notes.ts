import { userName } from '../files/write/file-owner.js'
import { isSeenByGit } from '../files/write/ignored.js'
import type { Private } from '../files/write/private.js'
import { type Rights, rightsOf } from '../files/write/rights.js'

/**
 * What people are to know of the env file that tokens went into: who can read it, and whether the next commit takes
 * it along.
 *
 * @param shown the env file as it was named
 * @param config the config as it was named
 */
export async function envNotes(
  { real, isNew }: Private,
  shown: string,
  config: string,
): Promise<readonly string[]> {
  const rights = process.platform === 'win32' ? [] : whoReads(rightsOf(real), isNew, shown, config)
  const seen = (await isSeenByGit(real))
    ? [`Git does not ignore ${shown}, which holds secrets: put it into .gitignore before the next commit.`]
    : []
  return [...rights, ...seen]
}

function whoReads(
  { uid, gid, mode }: Rights,
  isNew: boolean,
  shown: string,
  config: string,
): readonly string[] {
  const octal = (mode & 0o777).toString(8).padStart(4, '0')
  if (isNew) {
    const others = (mode & 0o077) === 0 ? 'only' : `whoever may read ${config} and`
    return [
      `${shown} is new: it belongs to ${userName(uid)} (group ${gid}, mode ${octal}), and ${others} that user can read it. PMM has to run as one who can.`,
    ]
  }
  return (mode & 0o004) === 0
    ? []
    : [`Every user of this machine can read ${shown} (mode ${octal}), as before: chmod o-r takes that away.`]
}
