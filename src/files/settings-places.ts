import { lstatSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** The names a settings file can have; the first that is there counts. */
export const SETTINGS_NAMES = [
  '.pmm-configrc',
  '.pmm-configrc.json',
  '.pmm-configrc.yaml',
  '.pmm-configrc.yml',
  'pmm-config.config.js',
  'pmm-config.config.mjs',
  'pmm-config.config.cjs',
]

/** The key of package.json that holds settings. */
export const PACKAGE_KEY = 'pmm-config'

/**
 * The settings file that counts for a folder: its own or the nearest above, up to the root of the repository,
 * the home folder or the file system's root. Most runs find none, so this looks and loads nothing.
 */
export function findSettings(cwd: string): string | undefined {
  const home = homeFolder()
  let folder = resolve(cwd)
  for (;;) {
    const name = SETTINGS_NAMES.find((candidate) => exists(join(folder, candidate)))
    if (name) return join(folder, name)
    const manifest = join(folder, 'package.json')
    if (holdsSettings(manifest)) return manifest
    const parent = dirname(folder)
    // In a work tree or submodule, `.git` is a file.
    if (parent === folder || folder === home || exists(join(folder, '.git'))) return undefined
    folder = parent
  }
}

/** A link that leads nowhere exists: its settings are missed, and reading it says so. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}

/** A user without a name, as containers have them, may have no home either. */
function homeFolder(): string | undefined {
  try {
    return homedir()
  } catch {
    return undefined
  }
}

/** A package.json names us among its dependencies or scripts far more often than it holds our settings. */
function holdsSettings(path: string): boolean {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch {
    return false
  }
  if (!text.includes(`"${PACKAGE_KEY}"`)) return false
  try {
    const manifest: unknown = JSON.parse(text)
    return typeof manifest === 'object' && manifest !== null && Object.hasOwn(manifest, PACKAGE_KEY)
  } catch {
    // Broken, but the mapping shows what it is; reading it says where it breaks.
    return new RegExp(`"${PACKAGE_KEY}"\\s*:\\s*\\{`).test(text)
  }
}
