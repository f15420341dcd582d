import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TokenPair } from '../../support/fake-trakt/types.js'
import { expectDecency, leftBehind } from './judge.js'
import { each } from './pool.js'
import { start } from './program.js'
import { onStage, type Stage } from './stage.js'
import { count } from './table.js'

type Edit = (text: string, stage: Stage) => string

/** What another program does to the config, and what is in it in the end for the new tokens. */
const UNRELATED: Readonly<Record<string, Edit>> = {
  'a key at the end': (text) => `${text}radarr:\n  url: http://radarr\n`,
  'a comment at the beginning': (text) => `# by somebody else\n${text}`,
  'another section': (text) => text.replace('movies.yml   # a comment', 'films.yml'),
  'a comment among the tokens': (text) => text.replace('authorization:\n', 'authorization:\n    # theirs\n'),
  'a key of the section': (text) => text.replace('  pin:\n', '  pin:\n  force_refresh: false\n'),
  'line ends': (text) => text.replaceAll('\n', '\r\n'),
}

export function testOtherWriters(): void {
  test.each([
    ['refresh', 'refresh'],
    ['device-token', 'auth', '--device'],
  ] as const)(
    'what others write before the answer of %s is kept, and the tokens too',
    async (on, ...args) => {
      // As editors write, and as PMM does.
      const write = on === 'refresh' ? replaceFile : overwrite
      await each(Object.entries(UNRELATED), ([name, edit]) =>
        onStage({}, async (stage) => {
          stage.fake.approveAfter(1)
          whileAnswering(stage, on, () => write(stage, edit(stage.read('config.yml'), stage)))
          const ended = await start(stage, args).ended
          expectDecency(stage, ended, name)
          const text = stage.read('config.yml')
          const [pair] = stage.given
          const isBoth = text === edit(stage.layout.files(pair!)['config.yml']!, stage)
          count('another writer, elsewhere in the file', { survived: isBoth, damaged: !isBoth })
          expect(text, name).toBe(edit(stage.layout.files(pair!)['config.yml']!, stage))
          expect(ended, name).toMatchObject({ code: 0 })
          expect(leftBehind(stage), name).toEqual([])
        }),
      )
    },
  )

  test('where others change the same tokens the file is whole, and holds good ones', async () => {
    const others: Readonly<Record<string, (stage: Stage) => TokenPair | undefined>> = {
      'those of another sign-in': ({ fake }) => fake.issue(),
      'none any more': () => undefined,
    }
    await each(Object.entries(others), ([name, other]) =>
      onStage({}, async (stage) => {
        whileAnswering(stage, 'refresh', () => {
          const pair = other(stage)
          const text = stage.layout.files(pair ?? stage.old)['config.yml']!
          replaceFile(stage, pair ? text : text.replace(/authorization:\n(?: {4}.*\n)+/, 'authorization:\n'))
        })
        const ended = await start(stage, ['refresh']).ended
        expectDecency(stage, ended, name)
        const text = stage.read('config.yml')
        const [pair] = stage.given
        const isThere = Object.entries(pair!).every(([key, value]) => text.includes(`    ${key}: ${value}\n`))
        count('another writer, the same tokens', { survived: isThere, lost: !isThere })
        expect(isThere, `${name}: ${text}`).toBe(true)
        expect(stage.fake.stateOf(pair!.refresh_token)).toBe('live')
      }),
    )
  })
}

function whileAnswering(stage: Stage, on: 'refresh' | 'device-token', happening: () => void): void {
  const body = (text: string) => {
    if (text.startsWith('{')) happening()
    return stage.hear(text)
  }
  stage.fake.faults.unshift({ on, times: Number.POSITIVE_INFINITY, body })
}

function replaceFile({ folder }: Stage, text: string): void {
  writeFileSync(join(folder, 'theirs'), text, { mode: 0o600 })
  renameSync(join(folder, 'theirs'), join(folder, 'config.yml'))
}

const overwrite = ({ folder }: Stage, text: string) => writeFileSync(join(folder, 'config.yml'), text)
