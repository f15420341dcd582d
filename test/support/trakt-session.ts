import { send } from '../../src/auth/net/send.js'
import type { Grant, Person, Session } from '../../src/plugin/index.js'
import type { FakeTrakt } from './fake-trakt/types.js'

/** What the program would give the provider to talk to a fake; `timeout` in seconds. */
export function sessionWith(fake: FakeTrakt, timeout: number, tokens: Session['tokens'] = {}): Session {
  const now = () => new Date()
  return {
    client: { client_id: fake.app.clientId, client_secret: fake.app.clientSecret },
    tokens,
    urls: { auth: fake.url, api: fake.url },
    now,
    send: (request) => send(request, { timeout, userAgent: 'pmm-config/0', env: {}, now }),
  }
}

/** Somebody who has entered the code before the first poll, and waits for the answer `polls` times. */
export function person(polls: number): Person {
  return {
    present: false,
    say() {},
    askSecret: async () => undefined,
    show: async () => {},
    async waitFor(_, poll): Promise<Grant> {
      for (let count = 0; count < polls; count++) {
        const answer = await poll()
        if (answer.state === 'done') return answer.grant
      }
      return { ok: false, kind: 'expired', message: 'Nobody entered the code.', next: 'Start anew.' }
    },
  }
}
