import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Bundles the program's own functions into one file, so that the sources are what is measured. */
export async function bundleProgram() {
  const folder = await mkdtemp(join(tmpdir(), 'pmm-config-texts-'))
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('program.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
  })
  const file = join(folder, 'program.mjs')
  await writeFile(file, outputFiles[0]?.contents ?? '')
  return { url: pathToFileURL(file).href, remove: () => rm(folder, { recursive: true }) }
}
