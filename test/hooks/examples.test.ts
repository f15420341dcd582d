import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')

it('the example for pre-commit asks for a hook that there is', () => {
  const offered = parse(read('.pre-commit-hooks.yaml')).map(({ id }: { id: string }) => id)
  const [{ hooks }] = parse(read('examples/pre-commit-config.yaml')).repos
  expect(hooks).toEqual([{ id: offered[0] }])
})

it('the example for GitHub runs no name that anybody may publish, and the hook that there is', () => {
  const { jobs } = parse(read('examples/github-actions.yml'))
  const commands = (job: { steps: { run?: string }[] }) => job.steps.flatMap(({ run }) => run ?? [])
  expect(commands(jobs.validate)).toEqual([
    'npx --yes --package "PUT-THE-GIT-ADDRESS-WITH-ITS-TAG-OR-THE-PACKAGE-HERE" pmm-config validate config.yml',
  ])
  expect(commands(jobs['pre-commit'])).toEqual([expect.stringContaining(' run pmm-config --all-files')])
})
