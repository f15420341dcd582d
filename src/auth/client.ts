import type { View } from './open.js'
import type { Outcome } from './outcome.js'
import type { Run } from './run.js'

/** What tells the service who is asking: `asked` are the keys that the config does not hold yet. */
export interface Client {
  readonly all: Readonly<Record<string, string>>
  readonly asked: Readonly<Record<string, string>>
}

/** What the config holds of it, blanks left out. */
export function clientIn({ section }: View, { provider }: Run): Readonly<Record<string, string>> {
  return Object.fromEntries(
    provider.client.flatMap(({ key }) => {
      const { value } = section.get([key])
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

/** Takes id and secret from the config, and asks for what is missing where somebody can answer. */
export async function findClient(run: Run, view: View): Promise<Client | Outcome> {
  const { provider, person } = run
  const known = clientIn(view, run)
  const missing = provider.client.filter(({ key }) => known[key] === undefined)
  const asked: Record<string, string> = {}
  if (missing.length > 0 && person.present) {
    person.say(`${view.path} lacks what ${provider.title} calls an app. ${provider.appAdvice}`)
    for (const { key, label } of missing) {
      const answer = (await person.askSecret(label))?.trim()
      if (!answer) return lacking(run, view, [key])
      asked[key] = answer
    }
  } else if (missing.length > 0)
    return lacking(
      run,
      view,
      missing.map(({ key }) => key),
    )
  return { all: { ...known, ...asked }, asked }
}

function lacking({ provider }: Run, { path, section }: View, keys: readonly string[]): Outcome {
  const { service, title, appAdvice } = provider
  const names = keys.map((key) => {
    const { variable } = section.get([key])
    return variable === undefined ? `${service}.${key}` : `${service}.${key} (variable ${variable})`
  })
  return {
    state: 'required',
    message: `${path} has no ${names.join(' and no ')}, without which ${title} lets nobody sign in.`,
    next: `Put ${keys.length > 1 ? 'them' : 'it'} in, then run \`pmm-config ${service} auth <config>\`. ${appAdvice}`,
  }
}
