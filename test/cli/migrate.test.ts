import { expect, test } from 'vitest'
import { type MigrateRequest, runMigrate } from '../../src/cli/migrate.js'
import { MIGRATIONS } from '../../src/generated/migrations.js'
import { fakeIo } from '../support/fake-io.js'

async function run(request: Partial<MigrateRequest>) {
  const io = fakeIo('/')
  const repair = { unsafe: false, diff: false, backup: false }
  const code = await runMigrate({ paths: [], rules: [], repair, optIn: false, list: false, ...request }, io)
  return { code, ...io.printed }
}

const listed = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => line.split(' ')[0])

test('the list has every migration, also those that are only done when they are asked for', async () => {
  const { code, out } = await run({ list: true })
  expect(code).toBe(0)
  expect(listed(out).sort()).toEqual(MIGRATIONS.map(({ id }) => id).sort())
  expect(out).toMatch(/^op245-mass_genre_update +opt-in +2\.4\.5 /m)
})

test('or those that are named, with the name of the rule or without', async () => {
  const only = ['migration/entry-pmm', 'op245-genre_mapper']
  expect(listed((await run({ list: true, only })).out)).toEqual(['entry-pmm', 'op245-genre_mapper'])
})

test.each<[Partial<MigrateRequest>, string]>([
  [{ only: ['entry-pm'] }, 'pmm-config: there is no migration "entry-pm"\n  Did you mean entry-pmm?\n'],
  [
    { only: ['entry-pmm', 'x'] },
    'pmm-config: there is no migration "x"\n  All migrations: pmm-config migrate --list\n',
  ],
  [{ to: 'latest' }, 'pmm-config: --to "latest" is no version\n  For example 2.4.4.\n'],
  [{ to: '>=2.0.0' }, 'pmm-config: --to ">=2.0.0" is no version\n  For example 2.4.4.\n'],
])('%j is refused with what was meant', async (request, err) => {
  expect(await run(request)).toEqual({ code: 2, out: '', err })
})
