import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Writes the licences of every package that ended up in a bundle: their terms ask for it.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} target
 */
export async function collectLicences(metafiles, target) {
  const folders = new Set()
  for (const { inputs } of metafiles)
    for (const path of Object.keys(inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
      if (folder) folders.add(folder)
    }
  const parts = []
  for (const folder of [...folders].sort()) {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    const file = (await readdir(folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
    const text = file ? await readFile(join(folder, file), 'utf8') : ''
    parts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`)
  }
  await writeFile(target, parts.join(`\n${'-'.repeat(80)}\n\n`))
}
