import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** Whether something can be mounted, as root can in most containers. */
export const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'pmm-config-mount-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  if (status === 0) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return status === 0
})()

export function mount(target: string, ...args: readonly string[]): void {
  execFileSync('mount', [...args, target])
  onTestFinished(() => {
    execFileSync('umount', ['-l', target])
  })
}

/** Makes a disk of 64 kB of a folder. */
export function mountSmall(folder: string): void {
  mount(folder, '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs')
}

/** Leaves no page free on the disk of a folder. */
export function fillUp(folder: string): void {
  try {
    for (let index = 0; ; index++) writeFileSync(join(folder, `fill${index}`), 'x'.repeat(4096))
  } catch {
    // It is full.
  }
}
