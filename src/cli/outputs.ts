import { FORMATS, type Format, formatUnasked, isFormat } from '../report/reporters.js'

/** Where a report goes: to standard output, or into a file. */
export interface Output {
  readonly format: Format
  readonly file?: string
  /** The folder that the file must stay in, links followed, absolute: where settings named it. */
  readonly within?: string
}

/** `pretty, concise, ... or github`: what there is to choose from, in a sentence. */
export const FORMAT_WORDS = `${FORMATS.slice(0, -1).join(', ')} or ${FORMATS.at(-1)}`

/** Secrets in an env file, and what git keeps. */
const HOLDS_MORE = /\.env(?:\.[^/\\]*)?$|(?:^|[/\\])\.git[/\\]/i

/**
 * Reads `FORMAT` and `FORMAT=FILE`. Of those without a file only one can be printed. Without any, what is
 * printed is for people, or for GitHub where its runner is asking.
 */
export function parseOutputs(
  texts: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  within?: string,
): readonly Output[] | string {
  const outputs: Output[] = []
  for (const text of texts) {
    const [format, ...rest] = text.split('=') as [string, ...string[]]
    const file = rest.join('=')
    if (!isFormat(format))
      return `there is no format ${JSON.stringify(format)}; there are ${FORMATS.join(', ')}`
    // `--format json=config.yml` is more often a slip than a wish, and would be the end of the config.
    if (/\.ya?ml$/i.test(file))
      return `--format ${text} would write a report over ${JSON.stringify(file)}, which looks like a config`
    if (HOLDS_MORE.test(file))
      return `--format ${text} would write a report over ${JSON.stringify(file)}, which may hold what is in no other place`
    if (rest.length > 0 && file === '') return `--format ${format}= names no file`
    if (rest.length > 0 && outputs.some((one) => one.file === file))
      return `two reports would be written into ${JSON.stringify(file)}; give each a file of its own`
    outputs.push(rest.length > 0 ? { format, file, ...(within === undefined ? {} : { within }) } : { format })
  }
  const printed = outputs.filter(({ file }) => file === undefined)
  if (printed.length > 1)
    return `only one format can be printed; give the others a file, as in --format ${printed[1]!.format}=FILE`
  if (printed.length === 1) return outputs
  // A report in a file is for a machine; whoever started the run still wants to read something.
  return [{ format: formatUnasked(env) }, ...outputs]
}
