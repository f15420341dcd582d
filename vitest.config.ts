import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the built program start processes; the default of 5 seconds is tight on a busy machine.
    testTimeout: 60_000,
  },
})
