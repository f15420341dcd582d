import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Failure } from './child.js'
import type { Stage } from './stage.js'

/** As a single file that is mounted into a container: it cannot be replaced. */
export const MOUNTED_ALONE: Failure = { code: 'EBUSY', path: '/config\\.yml$', name: '^renameSync$' }

/** Nothing can be made beside the config, which itself can be written. */
export const FOLDER_READ_ONLY: Failure = {
  code: 'EACCES',
  path: '/stage-[^/]*(?:/[^/]*)?$',
  name: '^(?:accessSync|openSync with wx|writeFileSync|linkSync|renameSync)$',
}

/** The copy that a write in place has made before: beside the config, else among the temporary files. */
export function copyOf({ folder, read }: Stage, name: string): string {
  const beside = read(`${name}.pmm-config.bak`)
  if (beside) return beside
  const others = readdirSync(process.env.TMPDIR!, { recursive: true }).map(String)
  const own = others.filter((one) => one.endsWith(`-${name}.pmm-config.bak`))
  const texts = own.map((one) => readFileSync(join(process.env.TMPDIR!, one), 'utf8'))
  return texts.find((text) => text !== '') ?? `no copy for ${folder}`
}

/** Whether something can be mounted, as root can in most containers. */
export const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'pmm-config-mount-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  if (status === 0) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return status === 0
})()

/** Works in a folder with a small disk of its own. */
export async function onSmallDisk(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(process.env.TMPDIR!, 'disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', folder])
  try {
    await work(folder)
  } finally {
    execFileSync('umount', ['-l', folder])
  }
}

const FILLING = 'filling'

/** Takes all the room that is left on a disk. */
export function fill(folder: string): void {
  for (const size of [4096, 1])
    try {
      for (;;) writeFileSync(join(folder, FILLING), Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Now it is full.
    }
}

export const makeRoom = (folder: string) => rmSync(join(folder, FILLING), { force: true })
