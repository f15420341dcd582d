import * as Args from '@oclif/core/args'

/** One path, for commands that take a single config. */
export const ONE_PATH = {
  config: Args.string({
    ignoreStdin: true,
    description: 'The config; without it the one that PMM would read.',
  }),
}
