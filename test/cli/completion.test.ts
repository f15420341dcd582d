import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it, test } from 'vitest'
import { startSession } from '../support/session.js'

const session = startSession()
afterAll(() => session.end())

const has = (shell: string) => spawnSync(shell, ['--version']).status === 0
const script = (shell: string) => {
  const file = join(session.folder, `completion.${shell}`)
  writeFileSync(file, session.run(`pmm-config completion ${shell}`))
  return file
}
const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ')
const lines = (text: string) => text.split('\n').filter(Boolean)

/** What a shell offers for the last of some words. */
const SHELLS: Readonly<Record<string, (file: string, words: readonly string[]) => readonly string[]>> = {
  // A `=` is a word of its own there.
  bash: (file, words) => {
    const split = words.flatMap((word) => (word.includes('=') ? word.split(/(=)/) : [word]))
    const parts = words.at(-1)!.endsWith('=') ? split.slice(0, -1) : split
    return lines(
      session.run(
        `. ${file}; COMP_WORDS=(pmm-config ${quoted(parts)}); COMP_CWORD=${parts.length}; _pmm_config; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ),
    )
  },
  zsh: (file, words) => {
    const stubs = [
      'compdef() { }',
      '_files() { print FILES }',
      `compset() { current="\${current#*=}" }`,
      'compadd() { shift; local one; for one in "$@"; do [[ "$one" == "$current"* ]] && print -r -- "$one"; done; return 0 }',
    ].join('\n')
    writeFileSync(
      join(session.folder, 'try.zsh'),
      `${stubs}\n. ${file}\nwords=(pmm-config ${quoted(words)})\nCURRENT=${words.length + 1}\n_pmm_config\n`,
    )
    return lines(session.run('zsh -f try.zsh'))
  },
  fish: (file, words) =>
    lines(
      session.run(`fish --no-config -c 'source ${file}; complete -C "pmm-config ${words.join(' ')}"'`),
    ).map((line) => line.replace(/\t.*/, '').replace(/^--\w+=/, '')),
}

describe.each(Object.keys(SHELLS))('in %s', (shell) => {
  const file = script(shell)
  const offered = (...words: string[]) => SHELLS[shell]!(file, words)

  describe.skipIf(!has(shell))('which is here', () => {
    test.each([
      [['va'], ['validate']],
      [
        ['trakt', ''],
        ['auth', 'refresh', 'revoke', 'status'],
      ],
      [['secrets', 'li'], ['list']],
      [
        ['validate', '--fo'],
        ['--force-exclude', '--format'],
      ],
      [['validate', '--no-c'], ['--no-config']],
      [['validate', '--format', 'conc'], ['concise']],
      [['validate', '--format=js'], ['json']],
      [
        ['rules', '--severity', ''],
        ['error', 'info', 'warning'],
      ],
      [['rules', '--section', 'rad'], ['radarr']],
      [['migrate', '--only', 'lib-metadata'], ['lib-metadata_path']],
      [
        ['explain', 'trakt/st'],
        ['trakt/stale-pin', 'trakt/stray-characters'],
      ],
      [['explain', 'radarr/wrong-t'], ['radarr/wrong-type']],
      [['explain', 'playlist_fil'], expect.arrayContaining(['playlist_files'])],
      [['schema', 'oper'], ['operations']],
      [['completion', 'po'], ['powershell']],
    ])('%j is completed', (words, expected) => {
      expect([...offered(...words)].sort()).toEqual(expected)
    })

    it('offers all commands, and files where a command takes some', () => {
      expect(offered('')).toEqual(expect.arrayContaining(['explain', 'mal', 'rules', 'trakt', 'validate']))
      const files = offered('validate', '')
      if (shell === 'zsh') expect(files).toEqual(['FILES'])
      if (shell === 'fish') expect(files).toContain('examples/')
      // There it is `complete -o default` that does.
      if (shell === 'bash') expect(files).toEqual([])
    })
  })
})

describe.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s', (shell) => {
  it('has every command and flag of the manifest', () => {
    const text = readFileSync(script(shell), 'utf8')
    const manifest = JSON.parse(
      readFileSync(resolve(import.meta.dirname, '../../oclif.manifest.json'), 'utf8'),
    )
    const commands = Object.values<{ id: string; flags: Record<string, { hidden?: boolean }> }>(
      manifest.commands,
    )
    expect(commands.length).toBeGreaterThan(5)
    for (const { id, flags } of commands) {
      const line = text
        .slice(text.indexOf(`'flags ${id.replaceAll(':', ' ')}'`))
        .split(/\n(?= *(?:case )?'words)/)[0]!
      for (const [flag, { hidden }] of Object.entries(flags))
        if (!hidden) expect(line, id).toContain(`--${flag}`)
    }
  })
})

it('is none for a shell that there is not', () => {
  expect(session.run('pmm-config completion tcsh; echo $?')).toMatch(
    /Expected[^\n]*to be one of: bash, zsh[\s\S]*\n2\n$/,
  )
})
