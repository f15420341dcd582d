import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lineCommittedAt } from '../../src/files/git.js'
import { makeFolder } from '../support/folder.js'

/** A repository with one commit, and a way to work on it. */
function makeRepository(files: Readonly<Record<string, string>>) {
  const folder = makeFolder(files)
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...args], { cwd: folder })
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'x')
  return { folder, git, ran: join(folder, 'ran') }
}

it('says when a line was committed, and starts no program that the repository names', () => {
  const files = { 'config.yml': 'libraries:\n', '.gitattributes': '*.yml diff=evil filter=evil\n' }
  const { folder, git, ran } = makeRepository(files)
  for (const key of [
    'core.fsmonitor',
    'diff.evil.textconv',
    'diff.external',
    'core.pager',
    'filter.evil.clean',
    'filter.evil.process',
  ])
    git('config', key, `touch ${ran};`)
  expect(lineCommittedAt('config.yml', folder, 1)).toBeInstanceOf(Date)
  expect(existsSync(ran)).toBe(false)
})

it('fetches nothing that a repository lacks, whatever way its settings allow', () => {
  const { folder, git, ran } = makeRepository({ 'config.yml': 'libraries:\n' })
  git('config', 'extensions.partialClone', 'origin')
  git('config', 'core.repositoryFormatVersion', '1')
  git('config', 'remote.origin.promisor', 'true')
  git('config', 'remote.origin.url', `ext::touch ${ran}`)
  git('config', 'protocol.ext.allow', 'always')
  rmSync(join(folder, '.git/objects'), { recursive: true })
  mkdirSync(join(folder, '.git/objects'))
  expect(lineCommittedAt('config.yml', folder, 1)).toBeUndefined()
  expect(existsSync(ran)).toBe(false)
})

it('takes no folder of a checkout for a repository', () => {
  const { folder } = makeRepository({ 'config.yml': 'libraries:\n' })
  for (const name of ['HEAD', 'objects', 'refs', 'index'])
    cpSync(join(folder, '.git', name), join(folder, 'sub', name), { recursive: true })
  const config = `[core]\nrepositoryformatversion = 0\nbare = false\nworktree = ${folder}/sub\n`
  writeFileSync(join(folder, 'sub/config'), config)
  writeFileSync(join(folder, 'sub/config.yml'), 'libraries:\n')
  expect(lineCommittedAt('sub/config.yml', folder, 1)).toBeUndefined()
})

it('finds a line where it stood, and none that is not committed', () => {
  const { folder } = makeRepository({ 'config.yml': 'libraries:\r\ntrakt:\r\n' })
  writeFileSync(join(folder, 'config.yml'), '# new\nlibraries:\ntrakt:\n')
  expect(lineCommittedAt('config.yml', folder, 1)).toBeUndefined()
  expect(lineCommittedAt('config.yml', folder, 3)).toBeInstanceOf(Date)
  expect(lineCommittedAt('config.yml', folder, 30)).toBeUndefined()
})
