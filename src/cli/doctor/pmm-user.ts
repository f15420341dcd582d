import { dirname, join, resolve } from 'node:path'
import { variablesIn } from '../../files/env-file.js'
import { readSource } from '../../files/read.js'
import { type FileStanding, fileStanding } from '../../files/standing.js'
import type { Check } from '../../report/checkup.js'
import { readDocument } from '../../yaml/read.js'
import type { Io } from '../io.js'
import { composeUser, pmmService } from '../secrets/compose.js'
import { check } from './subject.js'
import { composeFileBeside } from './variables.js'

/** Whether the user as whom a compose file has PMM run may read and write the config; nothing where none says. */
export async function pmmUserChecks(path: string, io: Io): Promise<readonly Check[]> {
  const compose = composeFileBeside(path, io)
  const file = fileStanding(path, io.cwd)
  if (compose === undefined || file?.mode === undefined) return []
  const user = await userIn(compose, io)
  if (!user) return []
  const who = `PMM runs as user ${user.uid} (${compose})`
  const mayRead = may(file, user, 4)
  const mayWrite = may(file, user, 2)
  if (mayRead && mayWrite) return [check('file.pmm', 'ok', 'PMM', `${who}, who may read and write it`)]
  return [
    check(
      'file.pmm',
      mayRead ? 'warn' : 'error',
      'PMM',
      mayRead
        ? `${who}, who may not write it: new tokens of Trakt or MyAnimeList are lost`
        : `${who}, who may not read it`,
      `Make it that user's: chown ${user.uid}${user.gid === undefined ? '' : `:${user.gid}`} ${path}`,
    ),
  ]
}

async function userIn(compose: string, { cwd, env }: Io): Promise<ReturnType<typeof composeUser>> {
  const read = await readSource(compose, cwd)
  if (!read.ok) return undefined
  const { value } = readDocument(read.source)
  const service = pmmService(value)
  const around = { ...variablesIn(join(dirname(resolve(cwd, compose)), '.env'), env), ...env }
  return service === undefined ? undefined : composeUser(value, service, around)
}

/** By owner and mode alone. @param what 4 to read, 2 to write */
function may(
  file: FileStanding,
  { uid, gid }: { readonly uid: number; readonly gid?: number },
  what: number,
): boolean {
  const mode = file.mode ?? 0
  if (uid === 0) return true
  if (uid === file.uid) return (mode & (what << 6)) !== 0
  return (mode & (gid === file.gid ? what << 3 : what)) !== 0
}
