#!/usr/bin/env node
try {
  require.resolve('../dist/cli.cjs')
} catch {
  // npm may be told to run no scripts; then nothing was built.
  console.error('pmm-config: this installation is not complete: it was never built.')
  console.error(
    '  npm was not allowed to run its `prepare` script. Install it with scripts, or from a package that is built.',
  )
  process.exit(2)
}
require('../dist/cli.cjs').main(process.argv.slice(2))
