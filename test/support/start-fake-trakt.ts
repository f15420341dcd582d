import { onTestFinished } from 'vitest'
import { startFakeTrakt } from './fake-trakt/server.mjs'
import type { FakeTrakt, Options } from './fake-trakt/types.js'

/** A fake that is closed after the test. */
export async function start(options: Options = {}): Promise<FakeTrakt> {
  const fake = await startFakeTrakt(options)
  onTestFinished(() => fake.close())
  return fake
}
