import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runVerb } from '../../../src/auth/run-verb.js'
import type { Verb } from '../../../src/plugin/index.js'
import { provider } from '../../../src/plugins/mal/provider.js'
import { fakeIo } from '../../support/fake-io.js'
import { APP, startFakeMal } from '../../support/fake-mal/start.mjs'
import type { Child, Order } from './child.js'
import { isMarked } from './judge.js'
import { each } from './pool.js'
import { count } from './table.js'

type Kill = Required<Order>['kill']

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

const config = ({ access_token, refresh_token }: Tokens) =>
  `# mine\nlibraries:\n  Anime:\nmal:\n  client_id: ${APP.clientId}\n  client_secret: ${APP.clientSecret}   # of the app\n  localhost_url:\n  authorization:\n    access_token: ${access_token}\n    token_type: Bearer\n    expires_in: 2678400\n    refresh_token: ${refresh_token}\n`

/** The tokens of a config that is whole; nothing where anything else of it is not as it was. */
function tokensIn(text: string): Tokens | undefined {
  const [, access_token = ''] = /access_token: (.*)/.exec(text) ?? []
  const [, refresh_token = ''] = /refresh_token: (.*)/.exec(text) ?? []
  const tokens = { access_token, refresh_token }
  return text === config(tokens) ? tokens : undefined
}

const CHANGES = /^(?:openSync with wx|write|mkdir|link|fch|ftruncate|rename|rm)/

export function testMyAnimeList(child: () => Child): void {
  test('no token of MyAnimeList’s is lost by a run that is killed once its answer is here', async () => {
    const { calls = [], arrived = 0 } = await renewed(child())
    const kills: Kill[] = [...calls.entries()].flatMap(([call, what]): Kill[] => {
      if (call < arrived || !CHANGES.test(what)) return []
      const half: Kill[] = call > arrived && what.startsWith('write') ? [{ call, moment: 'half' }] : []
      return [...half, { call, moment: 'after' }]
    })
    expect(kills.length).toBeGreaterThan(10)
    await each(kills, async (kill) => void (await renewed(child(), kill)))
  })

  test('a refresh token of MyAnimeList’s that may be spent is sent one last time, and then no more', async () => {
    const { arrived: call = 0 } = await renewed(child())
    await each(
      ['before', 'half'] as const,
      async (moment) => void (await renewed(child(), { call, moment }, false)),
    )
  })
}

/** @param isHere whether the answer was on the disk when it was killed */
async function renewed(child: Child, kill?: Kill, isHere = true) {
  const fake = await startFakeMal()
  try {
    const folder = mkdtempSync(join(process.env.TMPDIR!, 'mal-'))
    const file = join(folder, 'config.yml')
    const old = fake.issue()
    writeFileSync(file, config(old), { mode: 0o600 })
    const request = { path: 'config.yml', urls: { auth: fake.url, api: fake.url } }
    const again = async (verb: Verb) => {
      const io = fakeIo(folder)
      return { code: await runVerb(verb, provider, request, io, 'pmm-config/test'), said: io.printed.out }
    }
    const order = { service: 'mal', verb: 'refresh', request, ...(kill ? { kill } : {}) } as const
    const ended = await child({ folder, fake }, order)
    const what = kill ? `killed ${kill.moment} call ${kill.call}` : 'undisturbed'
    expect(ended, `${what}: ${ended.err}`).toMatchObject(kill ? { signal: 'SIGKILL' } : { code: 0 })
    const isWhole = tokensIn(readFileSync(file, 'utf8')) !== undefined
    await again('status')
    const present = tokensIn(readFileSync(file, 'utf8'))
    const survived = present !== undefined && !fake.spent.includes(present.refresh_token)
    count('SIGKILL, refresh of MyAnimeList', {
      survived,
      lost: isHere && !survived,
      unanswered: !isHere && !survived,
      damaged: !isWhole,
    })
    expect([isWhole, survived], what).toEqual([true, isHere])
    // With the answer the access token went, too: nothing is left but to try the refresh token once more, but
    // where it is known that an answer came.
    const { code } = await again('refresh')
    expect(code, what).toBe(isHere ? 0 : 4)
    const sent = () => fake.requests.filter(({ path }) => path === '/v1/oauth2/token')
    const all = isHere || kill?.moment === 'before' ? 2 : 1
    expect(sent(), what).toHaveLength(all)
    if (!isHere) {
      const { code: last, said } = await again('refresh')
      expect([last, isMarked(said)], what).toEqual([4, true])
      expect(sent(), what).toHaveLength(all)
    }
    expect(new Set(fake.spent).size, `${what}: taken twice`).toBe(fake.spent.length)
    return ended
  } finally {
    await fake.close()
  }
}
