/**
 * `--url` without a value becomes `--url=`, which is how oclif takes an option with a blank value: the address is
 * then asked for. What follows it may be the config.
 */
export function askedFor(argv: readonly string[]): string[] {
  return argv.map((word, index) => {
    const next = argv[index + 1]
    const alone = next === undefined || (next.startsWith('-') && next !== '-') || /\.ya?ml$/i.test(next)
    return word === '--url' && alone ? '--url=' : word
  })
}
