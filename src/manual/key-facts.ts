import type { Migration } from '../migrations/make/migration.js'
import type { DocumentedRule } from '../rules/rule.js'
import { ROOT } from '../schema/find-keys.js'
import { ANY_NAME, type KeyPlace, namesBelow } from '../schema/key-places.js'
import { isSecretPath, ROOT_KEYS } from '../schema/knowledge.js'
import type { SchemaNode } from '../schema/violation.js'
import { wanted } from '../sections/say/in-words.js'
import { type FormerName, formerNames, type PresentName, presentNames } from './former-names.js'
import { rulesAbout } from './rules-about.js'
import { type AllowedValue, allowedValues } from './values.js'

/** What the program knows of a key: what `explain --json` prints of it. */
export interface KeyFacts {
  readonly kind: 'key' | 'section'
  /** `libraries.*.operations.mass_genre_update`. */
  readonly path: string
  readonly description: string
  /** What it takes, in words. */
  readonly takes: string
  /** Where only certain values are taken. */
  readonly values: readonly AllowedValue[]
  /** What PMM takes without the key; null where nothing is known to be taken. */
  readonly default: unknown
  /** The key whose value counts before the default where this one is missing. */
  readonly inherits: string | null
  /** The versions that read it, as a semver range; null where no start is known. */
  readonly versions: string | null
  /** Where it belongs, if PMM passes over it here. */
  readonly elsewhere: string | null
  readonly deprecated: boolean
  /** It is masked wherever it is shown. */
  readonly secret: boolean
  /** What PMM does to people's things by it, by kind of act; null where the schemas do not say. */
  readonly acts: Readonly<Record<string, string>> | null
  readonly former: readonly FormerName[]
  /** What is read in its place, if it is an old key. */
  readonly present: readonly PresentName[]
  /** Ids of rules. */
  readonly rules: readonly string[]
  readonly keys: readonly KeyLine[]
}

/** A key in the list of its section. */
interface KeyLine {
  readonly name: string
  readonly takes: string
  readonly default: unknown
  readonly description: string
  /** PMM does not read it here, or it has a newer name. */
  readonly old: boolean
}

/** All that facts of keys are made of. */
export interface Knowledge {
  readonly places: ReadonlyMap<string, KeyPlace>
  readonly rules: readonly DocumentedRule[]
  readonly migrations: readonly Migration[]
}

export function keyFacts(place: KeyPlace, { places, rules, migrations }: Knowledge): KeyFacts {
  const { path, nodes } = place
  const name = path.join('.')
  const keys = namesBelow(nodes).flatMap((key) => places.get([...path, key].join('.')) ?? [])
  const values = allowedValues(nodes)
  const acts = first(nodes, 'x-acts')
  return {
    kind: keys.length > 0 ? 'section' : 'key',
    path: name || ROOT,
    description: proseOf(nodes),
    takes: takes(nodes, values.length > 0),
    values,
    default: first(nodes, 'default') ?? null,
    inherits: inheritedBy(path, places),
    versions: first(nodes, 'x-versions') ?? null,
    elsewhere: first(nodes, 'x-elsewhere') ?? null,
    deprecated: nodes.some(({ deprecated }) => deprecated === true),
    secret: isSecretPath(path),
    acts: acts === undefined ? null : acts === false ? {} : { ...acts },
    former: formerNames(name, migrations),
    present: presentNames(name, migrations),
    rules: rulesAbout(place, rules, migrations),
    keys: keys.map((key) => lineOf(key, migrations)),
  }
}

function lineOf(place: KeyPlace, migrations: readonly Migration[]): KeyLine {
  const { path, nodes } = place
  const [description = ''] = (first(nodes, 'description') as string | undefined)?.split('\n') ?? []
  return {
    name: path.at(-1) === ANY_NAME ? 'NAME' : path.at(-1)!,
    takes: takes(nodes, false),
    default: first(nodes, 'default') ?? null,
    description,
    old: isOld(place, migrations),
  }
}

/** Whether a key is none to write today. */
export function isOld({ path, nodes }: KeyPlace, migrations: readonly Migration[]): boolean {
  return (
    nodes.some((node) => node.deprecated === true || node['x-elsewhere'] !== undefined) ||
    presentNames(path.join('.'), migrations).length > 0
  )
}

/** @param isListed whether the values follow one by one */
function takes(nodes: readonly SchemaNode[], isListed: boolean): string {
  const [told] = nodes.flatMap((node) => node['x-wanted'] ?? [])
  if (told !== undefined) return told
  const listing = nodes.find((node) => node.enum !== undefined || node['x-split'] !== undefined)
  if (isListed && listing?.enum) return 'one of the values below'
  if (isListed && listing)
    return `one or more of the values below, as a list or with \`${listing['x-split']}\` between them`
  return nodes.map(wanted).find((words) => words !== 'another value') ?? 'any value'
}

/** What stands first: of several nodes that of the key itself, before what it refers to. */
function first<Key extends keyof SchemaNode>(
  nodes: readonly SchemaNode[],
  key: Key,
): SchemaNode[Key] | undefined {
  return nodes.find((node) => node[key] !== undefined)?.[key]
}

function proseOf(nodes: readonly SchemaNode[]): string {
  const node = nodes.find(({ description }) => description !== undefined)
  return `${node?.markdownDescription ?? node?.description ?? ''}`
}

/** A section of a library goes before the same section of the config. */
function inheritedBy([root, , ...own]: readonly string[], places: Knowledge['places']): string | null {
  const name = own.join('.')
  return root === 'libraries' && own.length === 2 && ROOT_KEYS.has(own[0]!) && places.has(name) ? name : null
}
