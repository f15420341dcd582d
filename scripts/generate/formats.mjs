import { readFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { BANNER } from './schemas.mjs'

const SETTINGS = 'schemas/pmm-configrc.schema.json'

/** What the settings' schema and the README say of output formats, and the version that reports name. */
export async function generateFormats() {
  const formats = await formatNames()
  const { version } = JSON.parse(await readFile('package.json', 'utf8'))
  return {
    'src/generated/version.ts': `${BANNER}export const VERSION = ${JSON.stringify(version).replaceAll('"', "'")}\n`,
    [SETTINGS]: inSchema(await readFile(SETTINGS, 'utf8'), formats),
    'README.md': inReadme(await readFile('README.md', 'utf8'), formats),
  }
}

/** @returns {Promise<readonly string[]>} of src/report/reporters.ts, in its order */
async function formatNames() {
  const { outputFiles } = await build({
    entryPoints: ['src/report/reporters.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  })
  const code = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64')
  return (await import(`data:text/javascript;base64,${code}`)).FORMATS
}

/** @param {readonly string[]} words */
const sentence = (words) => `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

/** @param {readonly string[]} formats */
const quoted = (formats) => formats.map((name) => `\`${name}\``)

/** @param {string} schema @param {readonly string[]} formats */
function inSchema(schema, formats) {
  return replaced(
    replaced(
      replaced(schema, /(?<="pattern": "\^)\([^)]*\)(?=\(=\.\+\)\?\$")/, `(${formats.join('|')})`),
      /(?<="description": "A format: )[^;]*(?=;)/,
      sentence(formats),
    ),
    /(?<="markdownDescription": "A format: )[^;]*(?=;)/,
    sentence(quoted(formats)),
  )
}

/** @param {string} readme @param {readonly string[]} formats */
function inReadme(readme, formats) {
  const [first = '', ...others] = quoted(formats)
  const list = sentence([`${first} (the default)`, ...others])
  return replaced(readme, /(?<=^\| `--format FORMAT\[=FILE\]` \| )[^;]*(?=;)/m, list)
}

/** @param {string} text @param {RegExp} place @param {string} words */
function replaced(text, place, words) {
  if (!place.test(text)) throw new Error(`the list of formats has no place: ${place}`)
  return text.replace(place, () => words)
}
