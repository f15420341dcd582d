/**
 * Options whose value may be left out, to be asked for: `--pin` alone becomes `--pin=`, which is how oclif
 * takes an option with a blank value.
 */
export function askedFor(argv: readonly string[], options: readonly string[]): string[] {
  return argv.map((word, index) => {
    const next = argv[index + 1]
    // What follows may be the config: no code has such a name.
    const alone = next === undefined || (next.startsWith('-') && next !== '-') || /\.ya?ml$/i.test(next)
    return options.includes(word) && alone ? `${word}=` : word
  })
}
