import type { Setting } from '../plugin/index.js'
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

/** Kometa up to 2.4.6 wants both, filled in, before it looks at tokens. */
export function withoutApp({ provider }: Run, client: Readonly<Record<string, string>>): readonly string[] {
  const keys = provider.client.map(({ key }) => key).filter((key) => client[key] === undefined)
  return keys.length === 0
    ? []
    : [`The config has no ${keys.join(' and no ')}: Kometa up to 2.4.6 does not connect without.`]
}

/**
 * Takes id and secret from the config, and asks for what is missing where somebody can answer.
 *
 * @param why said before they are asked for, in place of what they are for
 */
export async function findClient(run: Run, view: View, why?: string): Promise<Client | Outcome> {
  const { provider, person } = run
  const known = clientIn(view, run)
  const missing = provider.client.filter(({ key }) => known[key] === undefined)
  const asked: Record<string, string> = {}
  const all = missing.map(({ key }) => key)
  if (!person.present || !all.every((key) => isAskable(run, view.section.get([key]))))
    return all.length > 0 ? lacking(run, view, all) : { all: known, asked }
  if (all.length > 0) {
    // Whoever has it in the clipboard pastes it as soon as they read this.
    await person.hush()
    person.say(
      why ??
        `${view.path} lacks what ${provider.title} calls an app, whose ${missing.map(({ label }) => label).join(' and ')} you are asked for now; Ctrl-C ends this. ${provider.appAdvice}`,
    )
  }
  for (const { key, label } of missing) {
    const answer = await askFor(run, label)
    if (!answer) return lacking(run, view, [key])
    asked[key] = answer
  }
  return { all: { ...known, ...asked }, asked }
}

/** Asks until what is typed can be one; nothing when nothing is typed. */
async function askFor({ person, provider: { service } }: Run, label: string): Promise<string | undefined> {
  for (;;) {
    const answer = (await person.askSecret(label))?.trim()
    if (!answer || /^[\w.~-]{16,}$/.test(answer)) return answer
    await person.hush()
    // Whoever has a block of tokens and no app pastes it here all too easily.
    await person.forget()
    person.say(
      `That is no ${label}: one has 16 characters or more, letters and digits without blanks. Nothing was sent; try again, or press Ctrl-C. A block of tokens from a page or script has a command of its own: pmm-config ${service} auth --import - <config>`,
    )
    await person.hush()
  }
}

/** What was typed in could not be written where a placeholder stands. */
function isAskable({ request }: Run, { from, variable, spelling }: Setting): boolean {
  return from !== 'placeholder' || (request.envFile !== undefined && variable !== undefined && !spelling)
}

function lacking({ provider }: Run, { path, section }: View, keys: readonly string[]): Outcome {
  const { service, title, appAdvice } = provider
  const names = keys.map((key) => `${service}.${key}`)
  const steps = keys.map((key) => stepFor(`${service}.${key}`, section.get([key])))
  const isPlain = keys.every((key) => section.get([key]).from === 'missing')
  const what = isPlain ? `Put ${keys.length > 1 ? 'them' : 'it'} in` : steps.join('; ')
  return {
    state: 'required',
    message: `${path} has no ${names.join(' and no ')}, without which ${title} lets nobody sign in.`,
    next: `${what}, then run \`pmm-config ${service} auth <config>\`. ${appAdvice}`,
  }
}

function stepFor(name: string, { from, variable, spelling }: Setting): string {
  if (from !== 'placeholder') return `Put ${name} in`
  if (spelling) return `Write the placeholder in ${name} as ${spelling}, else PMM never fills it in`
  return variable
    ? `Set ${variable} in the environment, or in the .env beside the config`
    : `Name the config in which ${name} is filled in already`
}
