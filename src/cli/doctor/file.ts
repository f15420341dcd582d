import { dirname, join, relative, resolve } from 'node:path'
import { trackingOf } from '../../files/git.js'
import { type FileStanding, fileStanding } from '../../files/standing.js'
import { toSlashes } from '../../files/target.js'
import type { Check } from '../../report/checkup.js'
import { literalSecrets } from '../../rules/literal-secrets.js'
import type { ConfigDocument } from '../../yaml/document.js'
import type { Io } from '../io.js'
import { check } from './subject.js'

/** What can be done with the file, and by whom. */
export function fileChecks(path: string, { cwd }: Io): readonly Check[] {
  const file = fileStanding(path, cwd)
  if (!file) return []
  return [
    file.isReadable
      ? check('file.read', 'ok', 'read', `can be read${as()}`)
      : check('file.read', 'error', 'read', `may not be read${as()}`, 'Run this as the user who owns it.'),
    writeCheck(file),
    check('file.mode', 'ok', 'owner and mode', `${ownerOf(file)}${modeOf(file)}${linkOf(file, path, cwd)}`),
    ...(file.isMountedAlone
      ? [
          check(
            'file.mount',
            'warn',
            'mount',
            'this file is mounted alone, without its folder: who puts a new file in its place, as many editors do, leaves PMM with the old one; .env and files beside it are not there for PMM',
            'Mount the folder in its place.',
          ),
        ]
      : []),
  ]
}

function writeCheck({ isWritable, isFolderWritable }: FileStanding): Check {
  if (!isWritable)
    return check(
      'file.write',
      'warn',
      'write',
      `may not be written${as()}: PMM cannot keep new tokens in it as this user, and nothing can be repaired`,
      'Give the user who runs PMM the right to write it.',
    )
  if (!isFolderWritable)
    return check(
      'file.write',
      'warn',
      'write',
      `can be written${as()}, but no file beside it: PMM keeps its cache and logs there`,
      'Give the user who runs PMM the right to write the folder.',
    )
  return check('file.write', 'ok', 'write', `can be written${as()}, and so can files beside it`)
}

const ownUid = () => process.geteuid?.()

const as = () => {
  const uid = ownUid()
  return uid === undefined ? '' : ` as ${uid === 0 ? 'root' : `this user (uid ${uid})`}`
}

function ownerOf({ uid, gid, mode }: FileStanding): string {
  if (mode === undefined) return 'not told on Windows'
  const whose = uid === ownUid() ? ', who runs this' : ''
  return `user ${uid}${whose}, group ${gid}`
}

const modeOf = ({ mode }: FileStanding) => (mode === undefined ? '' : `, mode ${octal(mode)}`)

const octal = (mode: number) => mode.toString(8).padStart(4, '0')

const linkOf = ({ isLink, real }: FileStanding, path: string, cwd: string) =>
  isLink ? `; ${path} is a link to ${toSlashes(relative(cwd, real)) || real}` : ''

/** Who else gets to see the secrets in the config and in the `.env` beside it. */
export function secrecyChecks(path: string, document: ConfigDocument, { cwd }: Io): readonly Check[] {
  const count = [...literalSecrets(document)].length
  const envFile = toSlashes(join(dirname(path), '.env'))
  const env = fileStanding(envFile, cwd)
  const what = `${count} ${count === 1 ? 'secret' : 'secrets'} in it`
  return [
    ...(count === 0
      ? [check('secrets.config', 'ok', 'secrets in it', 'none: placeholders, or nothing yet')]
      : exposure('secrets', path, what, fileStanding(path, cwd), cwd)),
    ...(env ? exposure('env-file', envFile, 'what is in it', env, cwd) : []),
  ]
}

function exposure(
  id: string,
  path: string,
  what: string,
  file: FileStanding | undefined,
  cwd: string,
): readonly Check[] {
  const open = file?.readers
  const readers =
    open === undefined
      ? check(`${id}.readers`, 'unknown', 'readers', `who may read ${path} is not told by its mode here`)
      : open === 'owner'
        ? check(`${id}.readers`, 'ok', 'readers', `${path}: its owner alone (${what})`)
        : check(
            `${id}.readers`,
            'warn',
            'readers',
            `${open === 'everybody' ? 'everybody' : 'the group'} on this machine may read ${path} (mode ${octal(file!.mode!)}), with ${what}`,
            `chmod ${open === 'everybody' ? 'o=' : 'g='} ${path}, unless PMM runs as another user who needs it.`,
          )
  const tracked = trackingOf(resolve(cwd, path))
  return [
    readers,
    tracked === 'tracked'
      ? check(
          `${id}.git`,
          'error',
          'git',
          `git keeps versions of ${path}, with ${what}`,
          `Whoever gets the repository gets them. \`git rm --cached ${path}\` and a line in .gitignore end it, placeholders are better; what was committed needs to be replaced at its service.`,
        )
      : tracked === 'unknown'
        ? check(
            `${id}.git`,
            'unknown',
            'git',
            `git does not tell this user whether it keeps versions of ${path}`,
          )
        : check(
            `${id}.git`,
            'ok',
            'git',
            tracked === 'untracked' ? `${path} is not tracked` : `${path} is in no repository`,
          ),
  ]
}
