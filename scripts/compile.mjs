// `node scripts/compile.mjs`: keeps what V8 made of dist/cli.cjs, so that no run has to compile it again. The last step
// of the build, in a process of its own: what is kept is what was compiled here.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanConfig } from './texts/clean-config.mjs'

/** @typedef {{ program: typeof import('../src/cli/main.js'), script: import('node:vm').Script, compiledFile: string }} Loaded */
/** @type {{ load: () => Loaded }} */
const { load } = createRequire(import.meta.url)('../bin/run.cjs')
const { program, script, compiledFile } = load()

// V8 compiles a function when it is first called: those that a clean config needs are to be among them.
const folder = mkdtempSync(join(tmpdir(), 'pmm-config-compile-'))
try {
  const config = join(folder, 'config.yml')
  writeFileSync(config, cleanConfig())
  // No settings of whoever builds the program are looked for above it.
  mkdirSync(join(folder, '.git'))
  delete process.env.PMM_CONFIG_SETTINGS
  await program.main(['validate', config])
} finally {
  rmSync(folder, { recursive: true })
}

// Never half a file, should this be stopped.
writeFileSync(`${compiledFile}.new`, script.createCachedData())
renameSync(`${compiledFile}.new`, compiledFile)
