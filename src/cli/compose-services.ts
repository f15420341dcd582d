import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { ComposeFile } from '../files/compose-files.js'
import type { ContainerBeside } from '../rules/facts.js'

/** Wherever it is pulled from, with any tag. */
const IMAGE = /(?:^|\/)(?:kometa|plex-meta-manager)(?:[:@]|$)/i

/** A service of a Compose file that runs PMM. */
export interface ComposeService {
  readonly place: ContainerBeside
  readonly isApart: boolean
}

type Mapping = Readonly<Record<string, unknown>>

/** All of them. */
export function servicesOf({ path, text }: ComposeFile): readonly ComposeService[] {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, merge: true, uniqueKeys: false, logLevel: 'silent' })
  const services = mapping(mapping(contentOf(document)).services)
  const nodes = document.get('services', true)
  const lineOf = (name: string) => {
    const keys = isMap(nodes) ? nodes.items.map(({ key }) => key) : []
    const key = keys.find((one) => isScalar(one) && `${one.value}` === name)
    return isScalar(key) ? lineCounter.linePos(key.range?.[0] ?? 0).line : 1
  }
  return Object.entries(services).flatMap(([name, value]) => {
    const service = mapping(value)
    if (typeof service.image !== 'string' || !IMAGE.test(service.image)) return []
    return [{ place: { path, line: lineOf(name) }, isApart: isApart(service) }]
  })
}

/** Nothing where there is no end to its aliases. */
function contentOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS()
  } catch {
    return undefined
  }
}

const mapping = (value: unknown): Mapping =>
  typeof value === 'object' && value !== null ? (value as Mapping) : {}

/** Neither the host's network nor that of another container, with which it would share addresses of its own. */
function isApart({ network_mode: mode, networks }: Mapping): boolean {
  const names = Array.isArray(networks) ? networks : Object.keys(mapping(networks))
  return (mode === undefined || mode === null || mode === 'bridge') && !names.includes('host')
}
