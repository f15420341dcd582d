import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lineCommittedAt } from '../../src/files/git.js'
import { makeFolder } from './folder.js'

it('says when a line was committed, and starts no program that the repository names', () => {
  const folder = makeFolder({ 'config.yml': 'libraries:\n', '.gitattributes': '*.yml diff=evil\n' })
  const ran = join(folder, 'ran')
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: folder })
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'x')
  for (const key of ['core.fsmonitor', 'diff.evil.textconv', 'diff.external', 'core.pager'])
    git('config', key, `touch ${ran};`)
  expect(lineCommittedAt('config.yml', folder, 1)).toBeInstanceOf(Date)
  expect(existsSync(ran)).toBe(false)
})
