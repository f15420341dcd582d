import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Each Node process that a test starts would read hundreds of certificates, and no test leaves the machine.
delete process.env.NODE_EXTRA_CA_CERTS

/**
 * What takes long and is about one thing each: kills, faults, networks that break, whole processes, pseudo-terminals,
 * exhaustive mutations and hiding places. For `npm run test:faults` and CI; whoever changes what they are about runs them by
 * name.
 */
const FAULTS = [
  'test/auth/env-option.test.ts',
  'test/auth/faults/*.test.ts',
  'test/auth/net/ends.test.ts',
  'test/auth/net/unsent.test.ts',
  'test/auth/on-terminal.test.ts',
  'test/auth/pace.test.ts',
  'test/auth/program.test.ts',
  'test/auth/questions.test.ts',
  'test/auth/secrets.test.ts',
  'test/auth/terminal.test.ts',
  'test/auth/verbs/doubt.test.ts',
  'test/auth/verbs/import.test.ts',
  'test/auth/verbs/placeholders.test.ts',
  'test/auth/verbs/preview.test.ts',
  'test/auth/verbs/print.test.ts',
  'test/auth/verbs/revoke.test.ts',
  'test/cli/canaries.test.ts',
  'test/cli/schema.test.ts',
  'test/cli/secrets-kill.test.ts',
  'test/cli/settings-trust.test.ts',
  'test/files/write/kill.test.ts',
  'test/files/write/lock.test.ts',
  'test/files/write/update.test.ts',
  'test/fix/edits.test.ts',
  'test/growth.test.ts',
  'test/migrations/kometa/*.test.ts',
  'test/migrations/safe.test.ts',
  'test/plugins/*.test.ts',
  'test/plugins/trakt/*.test.ts',
  'test/report/every-format.test.ts',
  'test/report/hunks.test.ts',
  'test/report/markdown.test.ts',
  'test/report/sarif.test.ts',
  'test/rules/mal-shapes.test.ts',
  'test/rules/mutations.test.ts',
  'test/rules/repairs/random.test.ts',
  'test/schema/mutations.test.ts',
  'test/schema/walk-of-sections.test.ts',
  'test/schema/walk.test.ts',
  'test/schemas/editor.test.ts',
  'test/schemas/new-section.test.ts',
  'test/secrets/canaries.test.ts',
  'test/secrets/copy/same-findings.test.ts',
  'test/secrets/find.test.ts',
  'test/secrets/told.test.ts',
  'test/yaml/edit/properties.test.ts',
  'test/yaml/edit/touched.test.ts',
  'test/yaml/read-text.test.ts',
]

/** These take minutes: begun last, one of them would run alone at the end. The longest first. */
const LONGEST = ['auth/faults/faults', 'files/write/kill', 'cli/secrets-kill', 'schema/walk', 'cli/canaries']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      (LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`)) + LONGEST.length + 1) %
      (LONGEST.length + 1)
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

// Runs of the program meet there; in the machine's own place tests would leave things behind.
const locks = mkdtempSync(join(tmpdir(), 'pmm-config-locks-'))
chmodSync(locks, 0o1777)
process.on('exit', () => rmSync(locks, { recursive: true, force: true }))

export default defineConfig({
  test: {
    env: { PMM_CONFIG_LOCK_DIR: locks, XDG_STATE_HOME: join(locks, 'state') },
    // By default one processor is left idle: on two that is half of them.
    maxWorkers: availableParallelism(),
    // Tests of the built program start processes; the default of 5 seconds is tight on a busy machine.
    testTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: FAULTS } },
      { extends: true, test: { name: 'faults', include: FAULTS } },
    ],
  },
})
