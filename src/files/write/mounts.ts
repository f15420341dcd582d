import fs from 'node:fs'
import { dirname } from 'node:path'

/**
 * Whether a file alone is mounted where it stands, as into a container: then another path leads to it that nobody
 * here can see, and no file beside it is beside it there.
 *
 * @param real absolute, links resolved
 */
export function isMountedAlone(real: string): boolean {
  const points = mountPoints()
  if (points) return points.includes(real)
  // Where there is no list, a mounted file mostly is on another device than its folder.
  return process.platform !== 'win32' && fs.statSync(real).dev !== fs.statSync(dirname(real)).dev
}

/** The fifth field of each line, in which blanks and the like are written as octal numbers. */
function mountPoints(): readonly string[] | undefined {
  try {
    const lines = fs.readFileSync('/proc/self/mountinfo', 'latin1').split('\n')
    return lines.map((line) => decode(line.split(' ')[4] ?? ''))
  } catch {
    return undefined
  }
}

const decode = (field: string) =>
  Buffer.from(
    field.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
    'latin1',
  ).toString('utf8')
