import { afterEach } from 'vitest'
import { APP, startFakeMal } from './fake-mal/start.mjs'

export { APP }
export type FakeMal = Awaited<ReturnType<typeof startFakeMal>>

/** A verifier as long as Kometa's, which is the challenge, too. */
export const VERIFIER = 'v'.repeat(128)

const open: FakeMal[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((fake) => fake.close()))
})

/** One that is closed after the test. */
export async function started(options: Parameters<typeof startFakeMal>[0] = {}): Promise<FakeMal> {
  const fake = await startFakeMal(options)
  open.push(fake)
  return fake
}

interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

/** Posts a form to the token endpoint, with the app's id and secret where nothing else is said. */
export async function askForTokens(fake: FakeMal, fields: Record<string, string>): Promise<Answered> {
  const credentials = { client_id: APP.clientId, client_secret: APP.clientSecret }
  const response = await fetch(`${fake.url}/v1/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...credentials, ...fields }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Opens the authorize page, and stays on it. */
export function openPage(fake: FakeMal, query: Record<string, string>): Promise<Response> {
  const page = new URL(`${fake.url}/v1/oauth2/authorize`)
  page.search = String(new URLSearchParams({ response_type: 'code', client_id: APP.clientId, ...query }))
  return fetch(page, { redirect: 'manual' })
}
