import type { Range } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'

/** What a file is that is no config, as far as it can be told. */
export interface FileKind {
  readonly at: Range
  readonly message: string
  readonly hint: string
  /** In a few words, for a list of files that were passed over. */
  readonly what: string
}

interface Words {
  /** With its article: `a web page`. */
  readonly what: string
  readonly hint: string
  readonly start?: number
}

const NAME_IT = 'Name the config itself, mostly `config/config.yml`.'

/** Puts what a file probably is into words; that it is no config is known already. */
export function fileKind(document: ConfigDocument): FileKind {
  const { text } = document.source
  const { what, hint, start = firstLetter(text) } = byText(text) ?? byRoots(document) ?? unknown(document)
  const end = Math.max(start, endOfLine(text, start))
  return { at: { start, end }, message: `This is no config of PMM/Kometa: it is ${what}.`, hint, what }
}

const firstLetter = (text: string) => Math.max(text.search(/[^\s\ufeff]/), 0)

function endOfLine(text: string, start: number): number {
  const end = text.slice(start).search(/\s*(?:[\r\n]|$)/)
  return end < 0 ? text.length : start + end
}

const WEB_PAGE = /^\ufeff?\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|script)\b/i

function byText(text: string): Words | undefined {
  const plain = text.replace(/^\ufeff/, '')
  if (plain.trim() === '')
    return { what: 'an empty file', hint: 'Was it saved, and is it the right one? Restore it from a backup.' }
  if (WEB_PAGE.test(text))
    return {
      what: 'a web page that was saved under this name',
      hint: 'Download the raw file instead of the page that shows it: on GitHub the button is called Raw.',
    }
  if (/^404: Not Found\s*$/.test(plain))
    return {
      what: 'an answer that says that nothing was found',
      hint: 'Download the file from its right address.',
    }
  if (/^\s*<\?xml/.test(plain)) return { what: 'an XML file', hint: NAME_IT }
  if (plain.includes('\0')) return { what: 'no text file', hint: NAME_IT }
  if (/^(?:[ \t]*(?:#.*)?(?:\r?\n|$))+$/.test(plain))
    return {
      what: /^[ \t]*#[ \t]*libraries[ \t]*:/m.test(plain)
        ? 'a config in which every line is a comment'
        : 'a file with nothing but comments',
      hint: 'Take the `#` away from the lines that are meant, or name another file.',
    }
  return undefined
}

/** By root keys that all have to be there; those of others first, for Kubernetes has `metadata`, too. */
const KINDS: readonly (readonly [keys: readonly string[], what: string, list?: string])[] = [
  [['apiVersion', 'kind'], 'a Kubernetes manifest'],
  [['services'], 'a Compose file of Docker'],
  [['jobs', 'on'], 'a GitHub workflow'],
  [['homeassistant'], 'a configuration of Home Assistant'],
  [['repos'], 'a configuration of pre-commit'],
  [['collections'], 'a collection file of PMM', 'collection_files'],
  [['dynamic_collections'], 'a collection file of PMM', 'collection_files'],
  [['overlays'], 'an overlay file of PMM', 'overlay_files'],
  [['queues'], 'an overlay file of PMM', 'overlay_files'],
  [['playlists'], 'a playlist file of PMM', 'playlist_files'],
  [['metadata'], 'a metadata file of PMM', 'metadata_files'],
  [['templates'], 'a template file of PMM', 'collection_files'],
  [['external_templates'], 'a template file of PMM', 'collection_files'],
]

function byRoots(document: ConfigDocument): Words | undefined {
  const root = document.at([])
  const roots = root ? document.entries(root) : []
  const found = KINDS.find(([keys]) => keys.every((key) => roots.some(({ name }) => name === key)))
  if (!found) return undefined
  const [[first], what, list] = found
  const start = document.range(roots.find(({ name }) => name === first)!.key).start
  if (!list) return { what, hint: NAME_IT, start }
  const where = list === 'playlist_files' ? '' : ' of a library'
  const hint = `PMM reads it where \`${list}\`${where} names it; its own rules are not checked here. ${NAME_IT}`
  return { what, hint, start }
}

function unknown(document: ConfigDocument): Words {
  const [problem] = document.problems
  const root = document.at([])
  if (problem) {
    const what = 'something that PMM could not read as YAML, and nothing in it looks like one of its sections'
    return { what, hint: NAME_IT }
  }
  if (root && document.shape(root) === 'sequence') return { what: 'a list', hint: NAME_IT }
  if (root && document.shape(root) === 'scalar') return { what: 'a single text', hint: NAME_IT }
  const hint = `A config has \`libraries:\`, \`plex:\` and \`tmdb:\` at the beginning of a line. ${NAME_IT}`
  return { what: 'a YAML file with none of their sections', hint }
}
