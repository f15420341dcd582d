import { versionBeside } from '../../files/version-beside.js'
import type { Check } from '../../report/checkup.js'
import type { Io } from '../io.js'
import { isFilled, neededIn } from '../secrets/list.js'
import { besideConfig, type VariableSource, variableSources } from '../secrets/sources.js'
import { check, type Subject } from './subject.js'

/** The compose file near a config by which PMM runs in a container, as shown. */
export function composeFileBeside(path: string, io: Io): string | undefined {
  const image = versionBeside(path, io.cwd, false)
  return image && /(?:^|\/)(?:docker-)?compose[^/]*$/i.test(image.path) ? image.path : undefined
}

/** What that sets; without one nothing. */
export async function composeBeside(path: string, io: Io): Promise<readonly VariableSource[]> {
  const file = composeFileBeside(path, io)
  return file === undefined ? [] : (await variableSources([file], undefined, io)).sources
}

/** The variables that the config needs, and whether they are set: in the `.env` beside it, here, or by Compose. */
export async function variableChecks(
  { path, document, io }: Subject,
  compose: readonly VariableSource[],
): Promise<readonly Check[]> {
  const here = await variableSources([], undefined, io)
  const sources = [besideConfig(path, io), ...here.sources, ...compose]
  return neededIn(document, sources).variables.map((variable) => {
    const { set, from, uses } = variable
    const lines = `line ${[...new Set(uses.map(({ line }) => line))].join(', ')}`
    if (isFilled(variable)) return check('variable', 'ok', variable.variable, `set, from ${from} (${lines})`)
    if (set)
      return check(
        'variable',
        'error',
        variable.variable,
        `set, but misspelt in the config: PMM never fills it in (${lines})`,
      )
    return check(
      'variable',
      'error',
      variable.variable,
      `not set here (${lines})`,
      'PMM needs it where it runs.',
    )
  })
}
