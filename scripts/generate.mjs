// Makes src/generated/ from schemas/ and from the folders of rules. `--check` changes nothing and fails when
// what is committed is not what would be made.
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { generateActs } from './generate/acts.mjs'
import { generateFormats } from './generate/formats.mjs'
import { generateManifests } from './generate/manifest.mjs'
import { generateOldPlaces } from './generate/old-places.mjs'
import { generateRegistry } from './generate/registry.mjs'
import { loadSchemas } from './generate/schemas.mjs'
import { generateTypes } from './generate/types.mjs'
import { generateValidators } from './generate/validators.mjs'

const check = process.argv.includes('--check')
let stale = await emit(await generateFormats())
const schemas = await loadSchemas()
/** @type {Record<string, string>} */
const files = {
  ...generateActs(schemas),
  ...(await generateTypes(schemas)),
  ...(await generateValidators(schemas)),
  ...(await generateRegistry()),
}
stale += await emit(files)
stale += await emit(await generateOldPlaces())
// Manifests are read off what is built, so they come last.
execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
stale += await emit(await generateManifests())
if (check && stale > 0) process.exit(1)

/** @param {Record<string, string>} contents @returns {Promise<number>} how many were not fresh */
async function emit(contents) {
  let count = 0
  await mkdir('src/generated', { recursive: true })
  for (const [path, text] of Object.entries(contents)) {
    const old = await readFile(path, 'utf8').catch(() => '')
    if (old === text) continue
    count++
    if (check) console.error(`${path} is stale: run \`npm run generate\` and commit the result`)
    else await writeFile(path, text)
  }
  return count
}
