import { shellWord } from '../report/shell-word.js'

/**
 * Puts the config at hand into commands that are to be run for it: sentences, a provider's too, write
 * `<config>` in its place. Without a config there is nothing to name.
 */
export function aimed(words: string, path: string | undefined): string {
  return words.replaceAll(' <config>', path === undefined ? '' : ` ${shellWord(path)}`)
}
