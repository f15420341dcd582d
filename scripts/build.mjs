// Builds the library, the command line (one bundle each) and the types into dist/.
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { collectLicences } from './licences.mjs'

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

/** Bundled ES modules ask for their own address, which CommonJS knows by another name. */
const metaUrl = {
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
}

await rm('dist', { recursive: true, force: true })
const [library, cli] = await Promise.all([
  build({ ...common, entryPoints: { index: 'src/index.ts' }, format: 'esm', platform: 'browser' }),
  build({
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    format: 'cjs',
    platform: 'node',
    outExtension: { '.js': '.cjs' },
    minifySyntax: true,
    external: ['typescript'],
    ...metaUrl,
  }),
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']),
])
await collectLicences([library.metafile, cli.metafile], 'dist/THIRD-PARTY-LICENCES.txt')
