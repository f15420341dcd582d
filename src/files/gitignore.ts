import fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readRegularFile } from './regular-file.js'
import { writeWhole } from './write/durable.js'
import { followTrusted } from './write/trusted-path.js'

/** In bytes. */
const MAX_SIZE = 1024 * 1024

/**
 * Adds a line for a file to the .gitignore of its folder, which is made if it is not there; all else in it stays.
 * Throws what the operating system says.
 *
 * @param path of the file, absolute, links resolved
 */
export function ignoreByGit(path: string): void {
  const real = followTrusted(join(dirname(path), '.gitignore'))
  const there = fs.lstatSync(real, { throwIfNoEntry: false })
  const text = there ? readRegularFile(real, { maxSize: MAX_SIZE, follow: false }).bytes.toString('utf8') : ''
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n'
  const isWhole = text === '' || /[\r\n]$/.test(text)
  const added = `${isWhole ? '' : lineBreak}${ignoreLine(path)}${lineBreak}`
  writeWhole(real, Buffer.from(text + added), there ? there.mode & 0o777 : 0o666)
}

/** The line: from the folder on, signs of patterns taken as they are. */
export const ignoreLine = (path: string) => `/${basename(path).replace(/[\\*?[\] ]/g, '\\$&')}`
