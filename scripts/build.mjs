// Builds the library, the command line and the types into dist/.
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { createLazyParts, requireLazyParts } from './lazy-parts.mjs'
import { collectLicences } from './licences.mjs'
import { unusedByOclif } from './unused-by-oclif.mjs'

const run = promisify(execFile)
/** @satisfies {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  target: 'node20.19',
  logLevel: /** @type {const} */ ('warning'),
  legalComments: /** @type {const} */ ('none'),
  metafile: /** @type {const} */ (true),
  outdir: 'dist',
}

/** @satisfies {import('esbuild').BuildOptions} */
const program = {
  ...common,
  format: /** @type {const} */ ('cjs'),
  platform: /** @type {const} */ ('node'),
  outExtension: { '.js': '.cjs' },
  minifySyntax: true,
  external: ['typescript'],
  // Bundled ES modules ask for their own address, which CommonJS knows by another name.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
}

/** @returns {Promise<import('esbuild').Metafile[]>} */
async function buildProgram() {
  const lazy = createLazyParts()
  const { metafile } = await build({
    ...program,
    entryPoints: { cli: 'src/cli/main.ts' },
    plugins: [lazy.plugin],
  })
  const metafiles = [metafile]
  for (let parts = lazy.take(); parts.length > 0; parts = lazy.take()) {
    const entryPoints = Object.fromEntries(parts.map(({ name, path }) => [name, path]))
    const chunk = await build({
      ...program,
      entryPoints,
      outdir: 'dist/lazy',
      plugins: [lazy.plugin, lazy.shared, unusedByOclif],
    })
    metafiles.push(chunk.metafile)
  }
  await requireLazyParts(metafiles)
  return metafiles
}

await rm('dist', { recursive: true, force: true })
const [library, metafiles] = await Promise.all([
  build({ ...common, entryPoints: { index: 'src/index.ts' }, format: 'esm', platform: 'browser' }),
  buildProgram(),
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']),
])
await collectLicences([library.metafile, ...metafiles], 'dist/THIRD-PARTY-LICENCES.txt')
