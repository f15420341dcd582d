import * as Args from '@oclif/core/args'

/** Any number of paths; oclif names the first, the commands take the rest as they come. */
export const PATHS = {
  path: Args.string({
    ignoreStdin: true,
    description: 'File, folder, glob, or - for standard input; several are fine.',
  }),
}
