/** 0: no errors. 1: errors were found. 2: the program could not do its job. */
export type ExitCode = 0 | 1 | 2

export const CLEAN: ExitCode = 0
export const FOUND: ExitCode = 1
export const FAILED: ExitCode = 2
