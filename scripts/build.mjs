// Builds the library, the command line and the types into dist/.
import { execFile } from 'node:child_process'
import { cp, readdir, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { createLazyParts, finishParts } from './lazy-parts.mjs'
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
  minifyWhitespace: true,
  // A defect is reported by its lines.
  lineLimit: 160,
  external: ['typescript'],
  // Bundled ES modules ask for their own address, which CommonJS knows by another name.
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
}

/**
 * Plugins are folders of their own, with their package.json and manifest, so that they are found the same way
 * in a checkout, in a package and after an installation from git.
 * @returns {Promise<import('esbuild').Metafile[]>}
 */
async function buildPlugins() {
  const names = await readdir('src/plugins')
  return Promise.all(
    names.map(async (name) => {
      const [from, to] = [`src/plugins/${name}`, `dist/plugins/${name}`]
      const { metafile } = await build({
        ...program,
        entryPoints: { index: `${from}/index.ts` },
        outdir: to,
        plugins: [unusedByOclif],
      })
      for (const file of ['package.json', 'oclif.manifest.json'])
        await cp(`${from}/${file}`, `${to}/${file}`).catch(() => {})
      return metafile
    }),
  )
}

/** @returns {Promise<import('esbuild').Metafile[]>} */
async function buildProgram() {
  const lazy = createLazyParts()
  const { metafile } = await build({
    ...program,
    entryPoints: { cli: 'src/cli/main.ts' },
    // No module of it asks for its address, which takes a part of Node that is not loaded yet.
    banner: {},
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
  await finishParts(metafiles)
  return metafiles
}

await rm('dist', { recursive: true, force: true })
const [library, metafiles, plugins] = await Promise.all([
  build({ ...common, entryPoints: { index: 'src/api/index.ts' }, format: 'esm', platform: 'browser' }),
  buildProgram(),
  buildPlugins(),
  run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json']),
])
await run(process.execPath, ['scripts/compile.mjs'])
await collectLicences([library.metafile, ...metafiles, ...plugins], 'dist/THIRD-PARTY-LICENCES.txt')
