import type { Client } from './client.js'
import { destinationOf } from './destination.js'
import { hold } from './hold.js'
import { type View, viewOf } from './open.js'
import { patch } from './patch.js'
import type { Run } from './run.js'

/**
 * Puts an id and secret into the config that somebody typed for a sign-in that came to nothing, so that they do
 * not have to be typed again. Returns what is to be said of it.
 */
export async function keepTyped(run: Run, view: View, asked: Client['asked']): Promise<readonly string[]> {
  const { provider, request } = run
  const keys = Object.keys(asked)
  // With an env file they belong there, and it is written with the tokens.
  if (keys.length === 0 || request.print || request.envFile !== undefined) return []
  const outcome = await hold(run, view.path, async (held) => {
    const before = held.read()
    const now = viewOf(run, view.path, before)
    const { changes } = destinationOf(run, now, { tokens: {}, client: asked })
    const typed = changes.filter(({ path }) => path.length === 1 && keys.includes(String(path[0])))
    const patched = patch(now.document, provider.service, typed)
    if (!patched.ok) return { path: view.path, message: patched.reason }
    const written = await held.write({
      before,
      text: patched.text,
      backup: true,
      again: async () => undefined,
    })
    return written.ok ? undefined : written
  })
  const labels = provider.client.filter(({ key }) => keys.includes(key)).map(({ label }) => label)
  return outcome === undefined
    ? [`The ${labels.join(' and ')} that you typed ${keys.length > 1 ? 'are' : 'is'} kept in ${view.path}.`]
    : [`The ${labels.join(' and ')} that you typed could not be kept: ${outcome.message}.`]
}
