#!/usr/bin/env node
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

const PROGRAM = join(__dirname, '../dist/cli.cjs')
/** Node's own class of modules: `node:module` would bring more, and take as long as reading a config. */
const Module = /** @type {any} */ (module.constructor)

/**
 * Loads the program. It is compiled when it is built, and the outcome stands beside it: Node would compile it anew in
 * each run, which takes longer than the check of a config. Whoever may write the one file may write the other, so
 * neither needs more trust than the other. Any other version of Node passes over it, and compiles as usual.
 */
function load() {
  const source = readFileSync(PROGRAM, 'latin1')
  // Named for its compiler, and for the text itself by the last line of that: V8 compares no more than lengths.
  const compiledFile = `${PROGRAM}.${source.slice(-17, -1)}.${process.versions.v8}-${process.arch}.compiled`
  const cachedData = existsSync(compiledFile) ? readFileSync(compiledFile) : undefined
  const script = new Script(Module.wrap(source), { filename: PROGRAM, cachedData })
  const program = new Module(PROGRAM, module)
  program.filename = PROGRAM
  program.paths = module.paths
  // The parts that it loads later ask for it in their turn.
  require.cache[PROGRAM] = program
  const need = (/** @type {string} */ name) => program.require(name)
  script.runInThisContext()(program.exports, need, program, PROGRAM, dirname(PROGRAM))
  program.loaded = true
  return { program: program.exports, script, compiledFile }
}

if (!existsSync(PROGRAM)) {
  // npm may be told to run no scripts; then nothing was built.
  console.error('pmm-config: this installation is not complete: it was never built.')
  console.error(
    '  npm was not allowed to run its `prepare` script. Install it with scripts, or from a package that is built.',
  )
  process.exit(2)
}
if (require.main === module) load().program.main(process.argv.slice(2))

// The build keeps what was compiled (scripts/compile.mjs).
module.exports = { load }
