import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Update } from '../../../src/files/write/locked.js'
import { updateFile } from '../../../src/files/write/update.js'
import { createSource } from '../../../src/text/source.js'

export const OLD = 'pin: 1\n'
export const NEW = 'pin:\n'
export const NOBODY = 65534
export const isRoot = process.getuid?.() === 0

/** Writes `NEW` over `OLD`; what is not asked for does not fit anything else. */
export const update = (cwd: string, more: Partial<Update> = {}) =>
  updateFile({
    path: 'config.yml',
    cwd,
    before: createSource('config.yml', OLD),
    text: NEW,
    backup: false,
    again: async () => undefined,
    ...more,
  })
export const read = (cwd: string, name = 'config.yml') => readFileSync(join(cwd, name), 'utf8')
