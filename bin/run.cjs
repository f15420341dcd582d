#!/usr/bin/env node
const { existsSync, readFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { Script } = require('node:vm')

const ROOT = join(__dirname, '..')
const PROGRAM = join(ROOT, 'dist/cli.cjs')
/** Node's own class of modules: `node:module` would bring more, and take as long as reading a config. */
const Module = /** @type {any} */ (module.constructor)

/** What was loaded here, by its file. @type {Map<string, { script: import('node:vm').Script, compiledFile: string }>} */
const loaded = new Map()

/**
 * Where the compiled form of a text stands. It is named for its compiler, and for the text itself by the last line of
 * that: V8 compares no more than lengths.
 *
 * @param {string} file @param {string} source
 */
const compiledFileOf = (file, source) =>
  `${file}.${source.slice(-17, -1)}.${process.versions.v8}-${process.arch}.compiled`

/**
 * Loads the program or a part of it. What is needed most is compiled when the program is built, and the outcome stands
 * beside it: Node would compile it anew in each run, which takes longer than the check of a config. Whoever may write
 * the one file may write the other, so neither needs more trust. Any other version of Node passes over it.
 *
 * @param {string} file absolute @param {string} source @param {string} compiledFile
 */
function load(file, source, compiledFile) {
  const cachedData = existsSync(compiledFile) ? readFileSync(compiledFile) : undefined
  // What is compiled keeps the name that it was compiled under, and may have been built somewhere else.
  const filename = `pmm-config${file.slice(ROOT.length)}`
  const script = new Script(Module.wrap(source), { filename, cachedData })
  loaded.set(file, { script, compiledFile })
  const part = new Module(file, module)
  part.filename = file
  part.paths = module.paths
  // Parts ask for the program in their turn.
  require.cache[file] = part
  script.runInThisContext()(part.exports, createNeed(part, file), part, file, dirname(file))
  part.loaded = true
  return part.exports
}

/** @param {any} from @param {string} file */
function createNeed(from, file) {
  return (/** @type {string} */ name) => {
    if (!name.startsWith('.')) return from.require(name)
    const wanted = join(dirname(file), name)
    const known = require.cache[wanted]
    if (known) return known.exports
    const source = readFileSync(wanted, 'latin1')
    const compiledFile = compiledFileOf(wanted, source)
    return isPart(wanted) || existsSync(compiledFile)
      ? load(wanted, source, compiledFile)
      : from.require(name)
  }
}

/** The parts that the build is about to compile. @type {(file: string) => boolean} */
let isPart = () => false

function start() {
  const source = readFileSync(PROGRAM, 'latin1')
  return load(PROGRAM, source, compiledFileOf(PROGRAM, source))
}

if (!existsSync(PROGRAM)) {
  // npm may be told to run no scripts; then nothing was built.
  console.error('pmm-config: this installation is not complete: it was never built.')
  console.error(
    '  npm was not allowed to run its `prepare` script. Install it with scripts, or from a package that is built.',
  )
  process.exit(2)
}
if (require.main === module) start().main(process.argv.slice(2))

// For the build (scripts/compile.mjs).
module.exports = {
  loaded,
  /** @param {(file: string) => boolean} isCompiled which parts are to be loaded here */
  start(isCompiled = isPart) {
    isPart = isCompiled
    return start()
  },
}
