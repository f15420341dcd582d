import { Plugin } from '@oclif/core'

/** oclif.manifest.json, as `oclif manifest` would write it, read off the built program. */
export async function generateManifest() {
  const plugin = new Plugin({
    root: process.cwd(),
    type: 'core',
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  })
  await plugin.load()
  return { 'oclif.manifest.json': `${JSON.stringify(plugin.manifest, null, 2)}\n` }
}
