import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ask } from './ask.js'

const ROOT = resolve(import.meta.dirname, '../..')

interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly app: { readonly client_id: string; readonly client_secret: string }
  /** All that was printed, with PORT in place of the port. */
  printed(): string
  ended(): Promise<number | null>
}

/** Starts the command, by npm or without, and waits until it can be asked. */
async function startCommand(args: readonly string[], npm = false): Promise<Started> {
  const [file, ...rest] = npm
    ? ['npm', 'run', '--silent', 'fake-trakt', '--', ...args]
    : [process.execPath, 'test/support/fake-trakt.mjs', ...args]
  const child = spawn(file ?? '', rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const closed = new Promise<number | null>((done) => child.on('close', done))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data))
  await expect
    .poll(() => child.exitCode !== null || output.includes('Requests:'), { timeout: 20_000 })
    .toBe(true)
  const word = (label: string) => new RegExp(`${label} ?(\\S+)`).exec(output)?.[1] ?? ''
  const url = /http:\S+/.exec(output)?.[0] ?? ''
  return {
    child,
    url,
    app: { client_id: word('client_id:'), client_secret: word('client_secret:') },
    printed: () => (url ? output.replaceAll(new URL(url).port, 'PORT') : output),
    ended: () => closed,
  }
}

const send = (url: string, body: object) =>
  ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

describe('the fake Trakt alone', () => {
  test('says where it is and how to use it, and logs requests without secrets', async () => {
    const { child, url, app, printed, ended } = await startCommand([
      ...['--approve-after', '1', '--interval', '0', '--lifetime', '3600', '--username', 'walt'],
    ])
    const { json: code } = await send(`${url}/oauth/device/code`, app)
    const poll = () => send(`${url}/oauth/device/token`, { ...app, code: code?.device_code })
    await poll()
    const { json: pair } = await poll()
    expect(pair?.expires_in).toBe(3600)
    await send(`${url}/oauth/token`, { ...app, ...pair, grant_type: 'refresh_token' })
    await ask(`${url}/activate/${code?.user_code}?approve=1`)
    child.kill('SIGTERM')
    expect(await ended()).toBe(0)
    expect(
      printed(),
    ).toBe(`This is no Trakt: it only answers like it, to this machine alone, at http://127.0.0.1:PORT

  client_id: ${app.client_id}
  client_secret: ${app.client_secret}
  redirect URI: urn:ietf:wg:oauth:2.0:oob
  account: walt

Point pmm-config at it:

  export PMM_CONFIG_TRAKT_AUTH_URL=http://127.0.0.1:PORT PMM_CONFIG_TRAKT_API_URL=http://127.0.0.1:PORT

Answer for the person in the browser:

  curl http://127.0.0.1:PORT/activate/CODE?approve=1

Ctrl-C ends it. Requests:
POST /oauth/device/code -> 200
POST /oauth/device/token -> 400 pending
POST /oauth/device/token -> 200 approved
POST /oauth/token -> 200 refreshed
GET /activate/... -> 404
`)
  })

  test('prints an authorization of the past, the same at every start', async () => {
    const first = await startCommand(['--issue', 'expired'])
    const second = await startCommand(['--issue', 'expired'])
    expect(first.printed()).toBe(second.printed())
    const text = /authorization:\n((?: {4}.*\n){6})/.exec(first.printed())?.[1] ?? ''
    expect(text).toMatch('expires_in: 604800\n')
    const token = /refresh_token: (\w+)/.exec(text)?.[1]
    const answer = await send(`${first.url}/oauth/token`, {
      ...first.app,
      refresh_token: token,
      grant_type: 'refresh_token',
    })
    expect(answer.status).toBe(200)
    first.child.kill('SIGINT')
    expect(await first.ended()).toBe(0)
  })

  test('goes wrong as it is told', async () => {
    const { url, app, printed } = await startCommand([
      ...['--fault', 'unavailable@device-code:2', '--fault', 'locked@settings'],
    ])
    expect((await send(`${url}/oauth/device/code`, app)).status).toBe(200)
    expect((await send(`${url}/oauth/device/code`, app)).status).toBe(503)
    expect((await ask(`${url}/users/settings`)).status).toBe(423)
    expect((await ask(`${url}/users/settings`)).status).toBe(423)
    expect(printed()).toContain('POST /oauth/device/code -> 503, fault: unavailable\n')
  })

  test.each([
    [['--fault', 'nonsense'], '--fault does not know nonsense. Try --help.'],
    [['--fault', 'slow@nowhere'], '--fault does not know slow@nowhere. Try --help.'],
    [['--issue', 'golden'], '--issue takes expired, old, fresh, not golden.'],
    [['--port', 'ssh'], '--port takes a number, not ssh.'],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('refuses %j', async (args, message) => {
    const { ended, printed } = await startCommand(args)
    expect(await ended()).toBe(1)
    expect(printed()).toContain(message)
  })

  test('names all its options and faults', async () => {
    const { ended, printed } = await startCommand(['--help'])
    expect(await ended()).toBe(0)
    expect(printed()).toMatch('--approve-after N')
    expect(printed()).toMatch('session-not-found')
  })

  test('ends with the npm that started it', async () => {
    const { child, url, ended } = await startCommand([], true)
    child.kill('SIGTERM')
    await ended()
    await expect
      .poll(
        () =>
          fetch(url).then(
            () => 'answers',
            () => 'is gone',
          ),
        { timeout: 5000 },
      )
      .toBe('is gone')
  })
})
