import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** The fake Trakt of the README, at a port of its own. */
export interface FakeTrakt {
  readonly env: Readonly<Record<string, string>>
  /** What was printed, with the port that the README names. */
  named(output: string): string
  end(): void
}

/**
 * Starts the fake Trakt by the very command of the README, but for the port, which another program may have.
 * It is a process of its own: sessions block this one.
 */
export async function startFakeTrakt(readme: string): Promise<FakeTrakt> {
  const [, command, port, variables] =
    /```sh\nnpm run --silent fake-trakt -- (.*--port (\d+).*) &\nexport (.*)\n```/.exec(readme)!
  const words = command!.replace(`--port ${port}`, '--port 0').split(' ')
  const child = spawn(process.execPath, ['test/support/fake-trakt.mjs', ...words], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const real = await new Promise<string>((found) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      said += chunk
      const at = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1]
      if (at) found(at)
    })
  })
  const env = Object.fromEntries(
    variables!.split(' ').map((assignment) => {
      const [name = '', value = ''] = assignment.split('=')
      return [name, value.replace(port!, real)]
    }),
  )
  return {
    env,
    named: (output) => output.replaceAll(`127.0.0.1:${real}`, `127.0.0.1:${port}`),
    end: () => void child.kill(),
  }
}
