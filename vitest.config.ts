import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

// Each Node process that a test starts would read hundreds of certificates, and no test leaves the machine.
delete process.env.NODE_EXTRA_CA_CERTS

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one processor is left idle: on two that is half of them.
    maxWorkers: availableParallelism(),
    // Tests of the built program start processes; the default of 5 seconds is tight on a busy machine.
    testTimeout: 60_000,
  },
})
