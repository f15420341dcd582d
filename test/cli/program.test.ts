import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startSession } from '../support/session.js'

const SECRET = '9f3c51e7a2b84d06'.repeat(4)
const CONFIG = `libraries:\ntrakt:\n  client_id: ${SECRET}\n  client_secret: x\n  force_refresh: yes\n`

describe('the built program', () => {
  const session = startSession()
  afterAll(() => session.end())
  writeFileSync(join(session.folder, 'secret.yml'), CONFIG)

  it.each([
    'validate --format json',
    'validate --quiet',
    'validate',
    'explain',
    'validate --stdin-filename a.yml',
  ])('takes nothing from standard input for `%s`', (command) => {
    const output = session.run(`cat secret.yml | pmm-config ${command}`)
    expect(output).not.toContain(SECRET.slice(0, 6))
  })

  it('never shows a path that is a whole file', () => {
    expect(session.run('pmm-config validate "$(cat secret.yml)"')).not.toContain(SECRET.slice(0, 6))
  })

  it('judges standard input for a dash, both ways', () => {
    const short = session.run('cat secret.yml | pmm-config validate -')
    expect(short).toContain('trakt/force-refresh')
    expect(session.run('cat secret.yml | pmm-config validate --format pretty -')).toBe(short)
  })

  it('ends quietly when its reader has seen enough', () => {
    expect(session.run('pmm-config rules | head -n 1')).toMatch(/^comment\/[^\n]*\n$/)
    expect(session.run('pmm-config validate secret.yml | head -n 1')).toMatch(/^secret\.yml[^\n]*\n$/)
  })

  it.each(['validate secret.yml', 'validate --quiet secret.yml', 'rules'])(
    'says for `%s` that the output could not be written, and that this is no verdict',
    (command) => {
      expect(session.run(`pmm-config ${command} > /dev/full; echo $?`)).toMatch(
        /could not be written \(ENOSPC\)[\s\S]*\n2\n$/,
      )
    },
  )

  it.each(['--help', '-h', 'validate --help'])('helps for `%s`', (command) => {
    expect(session.run(`pmm-config ${command}`)).toContain('USAGE')
  })

  it.each([
    ['valdate config.yml', 'pmm-config validate'],
    ['trakt ath', 'pmm-config trakt auth'],
    ['trkat auht', 'pmm-config trakt auth'],
    ['secrets lsit', 'pmm-config secrets list'],
    ['validate --formt json', '--format'],
    ['validate --no-confg', '--no-config'],
    ['fix --unsafe', '--unsafe-fixes'],
    ['trakt auth --dry-rn', '--dry-run'],
  ])('says for `%s` what was meant, and that nothing was done', (command, meant) => {
    expect(session.run(`pmm-config ${command}; echo $?`)).toMatch(
      new RegExp(`^pmm-config: .*\n  Did you mean ${meant}\\?\n.*--help\n2\n$`),
    )
  })

  it('does not repeat a code that was put in the wrong place', () => {
    const output = session.run(`pmm-config trakt auht ${SECRET}; pmm-config trakt auth --pni=${SECRET}`)
    expect(output).not.toContain(SECRET.slice(0, 6))
  })

  it('fails with 2 for commands and options that it does not have', () => {
    expect(session.run('pmm-config chek; echo $?')).toMatch(/there is no such command\n.*--help\n2\n$/)
    expect(session.run('pmm-config zzzzzz config.yml; echo $?')).not.toContain('mean')
    expect(session.run('pmm-config validate --nope; echo $?')).toMatch(
      /Nonexistent flag: --nope[\s\S]*\n2\n$/,
    )
  })
})
