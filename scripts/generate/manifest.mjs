import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Plugin } from '@oclif/core'

/** The manifests of the program and of its plugins, as `oclif manifest` would write them, read off what is built. */
export async function generateManifests() {
  const plugins = await readdir('src/plugins')
  return Object.fromEntries([
    ['oclif.manifest.json', await manifestOf(process.cwd())],
    ...(await Promise.all(
      plugins.map(async (name) => [
        `src/plugins/${name}/oclif.manifest.json`,
        await manifestOf(join(process.cwd(), 'dist/plugins', name)),
      ]),
    )),
  ])
}

/** @param {string} root */
async function manifestOf(root) {
  const plugin = new Plugin({
    root,
    type: 'core',
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  })
  await plugin.load()
  return `${JSON.stringify(plugin.manifest, null, 2)}\n`
}
