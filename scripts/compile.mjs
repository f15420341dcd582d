// `node scripts/compile.mjs`: keeps what V8 made of dist/cli.cjs and of the parts that a finding needs, so that no run
// has to compile them again. The last step of the build, in a process of its own: what is kept is what was compiled here.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { cleanConfig } from './texts/clean-config.mjs'

/** What a run with findings loads. None of these imports or resolves modules by itself. */
const PARTS = ['all-rules', 'feasibility', 'file-rules', 'redact', 'say', 'severity']

const TO_FIX = 'libraries:\n  Films:\n    metadata_path:\n      - pmm: basic\nsettings:\n  cache: maybe\n'

/** @typedef {{ script: import('node:vm').Script, compiledFile: string }} Loaded */
/** @type {{ start: (isCompiled: (file: string) => boolean) => typeof import('../src/cli/main.js'), loaded: ReadonlyMap<string, Loaded> }} */
const { start, loaded } = createRequire(import.meta.url)('../bin/run.cjs')
const program = start((file) => PARTS.includes(basename(file, '.cjs')))

// V8 compiles a function when it is first called: those that most configs need are to be among them.
const folder = mkdtempSync(join(tmpdir(), 'pmm-config-compile-'))
try {
  // No settings of whoever builds the program are looked for above it.
  mkdirSync(join(folder, '.git'))
  delete process.env.PMM_CONFIG_SETTINGS
  const signedIn = `${cleanConfig()}trakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n`
  const configs = { clean: cleanConfig(), 'signed-in': signedIn, 'to-fix': TO_FIX }
  for (const [name, text] of Object.entries(configs)) {
    const config = join(folder, `${name}.yml`)
    writeFileSync(config, text)
    await program.main(['validate', config])
  }
} finally {
  rmSync(folder, { recursive: true })
}
process.exitCode = 0

for (const { script, compiledFile } of loaded.values()) {
  // Never half a file, should this be stopped.
  writeFileSync(`${compiledFile}.new`, script.createCachedData())
  renameSync(`${compiledFile}.new`, compiledFile)
}
