import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** Large modules that the entry exports, for parts to take from it rather than to bring again. */
const SHARED = /\/(?:cli\/validate|generated\/(?:rules|schemas)|read-text)\.js$/

/**
 * What our code imports only when it is needed becomes a file of its own in dist/lazy/: Node compiles a
 * bundle as a whole, so that what is not used in a run would cost time in each.
 */
export function createLazyParts() {
  /** @type {Map<string, string>} name to path, of all parts so far */
  const known = new Map()
  /** @type {{ name: string, path: string }[]} */
  let waiting = []
  /** @type {import('esbuild').Plugin} */
  const plugin = {
    name: 'lazy-parts',
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path: wanted, kind, importer, resolveDir, pluginData }) => {
        const ours = /[\\/]src[\\/]/.test(importer)
        if (kind !== 'dynamic-import' || !ours || pluginData === 'resolved') return undefined
        const { path } = await build.resolve(wanted, { kind, importer, resolveDir, pluginData: 'resolved' })
        const name = basename(wanted, '.js')
        if (known.has(name) && known.get(name) !== path) throw new Error(`two lazy parts are called ${name}`)
        if (!known.has(name)) waiting.push({ name, path })
        known.set(name, path)
        const folder = build.initialOptions.outdir === 'dist/lazy' ? '.' : './lazy'
        return { path: `${folder}/${name}.cjs`, external: true }
      })
    },
  }
  /** @type {import('esbuild').Plugin} */
  const shared = {
    name: 'shared-with-the-entry',
    setup(build) {
      build.onResolve({ filter: SHARED }, ({ importer }) =>
        /[\\/]src[\\/]/.test(importer) ? { path: '../cli.cjs', external: true } : undefined,
      )
    },
  }
  return {
    plugin,
    shared,
    /** The parts asked for since the last time; building them may ask for more. */
    take() {
      const parts = waiting
      waiting = []
      return parts
    },
  }
}

/** What a module that asks for its own address needs (build.mjs), which few do. */
const ADDRESS = /^const importMetaUrl = .*\n/

/** For `import fs from 'node:fs'` esbuild copies all that the module exports, which is not needed for the default. */
const DEFAULT_IMPORT = /\b(\w+)=__toESM\(require\(("node:[\w/]+")\),1\)/g

/**
 * Parts are CommonJS like what asks for them: `require` loads them in a fraction of the time that `import`
 * takes, which starts the other module loader first. And all that is built is ASCII: a single other character
 * would double the memory that a text takes, and what esbuild leaves of them stands in regular expressions.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export async function finishParts(metafiles) {
  for (const path of metafiles.flatMap(({ outputs }) => Object.keys(outputs))) {
    const text = await readFile(path, 'utf8')
    const finished = text
      .replace(
        /\bimport\((".\/(?:lazy\/)?[\w-]+\.cjs")\)/g,
        (_, part) => `Promise.resolve().then(() => require(${part}))`,
      )
      .replace(DEFAULT_IMPORT, (whole, name, module) =>
        new RegExp(`\\b${name}\\b(?!=|\\.default\\b)`).test(text)
          ? whole
          : `${name}={default:require(${module})}`,
      )
      .replace(ADDRESS, (line) => (text.indexOf('importMetaUrl', line.length) < 0 ? '' : line))
      .replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    await writeFile(path, signed(finished))
  }
}

/** Ends with a line that is of this text alone (bin/run.cjs). @param {string} text */
function signed(text) {
  const sign = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return `${text}// ${sign}\n`
}
