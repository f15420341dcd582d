import { codeOf, describeFailure, type PathProblem } from '../failure.js'
import { userName } from './file-owner.js'
import { isTorn, type Torn } from './in-place.js'
import type { Present } from './present.js'

type Words = Omit<PathProblem, 'path'>

const FULL: Words = {
  message: 'there is no room left on the disk to write this; the file is as it was',
  hint: 'Free some space and run the command again.',
}
const DENIED: Words = {
  message: 'writing this is not permitted; the file is as it was',
  hint: 'Run pmm-config as the user who owns it, or give your user the right to write it.',
}

const WORDS: Readonly<Record<string, Words>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: DENIED,
  EPERM: DENIED,
  EROFS: {
    message: 'this is on a disk that can only be read; the file is as it was',
    hint: 'Mount it so that it can be written, or run pmm-config where it can.',
  },
  ENAMETOOLONG: {
    message:
      'the name of this file is too long for one beside it, which is written first; the file is as it was',
    hint: 'Give it a shorter name and run the command again.',
  },
  EIO: { message: 'the disk could not write this (EIO)', hint: 'Check the disk or the network share.' },
}

/** Errors that are ours: their messages name places. */
const OWN: Readonly<Record<string, (error: Error) => Words>> = {
  ENOPLACE: ({ message }) => ({
    message: `there is no place for a private file that is needed to write this; the file is as it was. ${message}`,
    hint: 'Make one of these folders yours alone, or run pmm-config as the user who owns the folder of the file.',
  }),
  ESTRANGER: ({ message }) => ({
    message: `${message}, who does not own what it leads to, so it is not followed; the file is as it was`,
    hint: 'Name the file itself, or make the link yours.',
  }),
  EOTHER: ({ message }) => ({
    message: `${message}, who is neither you nor the owner of the config; nothing was written`,
    hint: 'Name a file of your own, or make this one yours (chown).',
  }),
  EPROTECTED: () => PROTECTED,
}

/** Puts an error of the file system, met while writing, into words. */
export function describeWriteFailure(path: string, error: unknown): PathProblem {
  if (isTorn(error)) return { path, ...torn(error) }
  const own = error instanceof Error ? OWN[codeOf(error) ?? '']?.(error) : undefined
  if (own) return { path, ...own }
  const words = WORDS[codeOf(error) ?? '']
  return words ? { path, ...words } : describeFailure(path, error)
}

const torn = ({ copy }: Torn): Words => ({
  message: `the disk failed in the middle of the write: the file may hold a part of the old text and a part of the new one${copy === undefined ? '' : `; the old one is kept as ${copy}`}`,
  hint: 'Run the command again when the disk is in order: it finishes the write first.',
})

/** An error of the operating system, not one of Node or of ours. */
export const isRefusal = (error: unknown) => /^E(?!RR_)/.test(codeOf(error) ?? '')

export const CHANGED: Words = {
  message:
    'another program changed this file meanwhile, and the repairs do not fit any more; nothing was written',
  hint: 'Run the command again.',
}

/** @param journal what another user's run has left */
export const cutOffByOthers = (
  path: string,
  journal: { readonly path: string; readonly uid: number },
): PathProblem => ({
  path,
  message: `a write of ${userName(journal.uid)} was cut off, so this file may hold half of it; ${journal.path} tells, and is not acted on for another user. Nothing was written`,
  hint: `Let ${userName(journal.uid)} run the command: it finishes that write first. If it is not theirs, remove it.`,
})

/** Nobody may write it: somebody wants it so, and the rights of root are no reason to disregard that. */
export const isProtected = ({ mode }: Present) => process.platform !== 'win32' && (mode & 0o222) === 0

export const PROTECTED: Words = {
  message: 'this file is write-protected; nothing was written',
  hint: 'If it is to be repaired, make it writable (chmod u+w) and run the command again.',
}
