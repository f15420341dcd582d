import type { ValidateOptions } from '../api/inspect.js'
import { validateLinked } from '../api/linked.js'
import type { PathProblem } from '../files/failure.js'
import { filesBehind, readLinked } from '../files/linked-files.js'
import { realPath } from '../files/real-path.js'
import type { FileReport } from '../lint/diagnostic.js'
import { externalTemplatesOf, templateNames } from '../rules/external-templates.js'
import { KIND_OF_LIST, type LinkedKind } from '../rules/linked-file.js'
import { type LocalEntry, localEntries } from '../rules/local-entries.js'
import type { Target } from '../rules/rule.js'
import { isSetUp } from '../rules/set-up.js'
import type { Source } from '../text/source.js'
import type { ConfigDocument } from '../yaml/document.js'
import { readDocument } from '../yaml/read.js'
import type { Io } from './io.js'

/** A config that was judged, and how. */
export interface JudgedConfig {
  readonly source: Source
  readonly target: Target
  readonly options: ValidateOptions
}

/** What the files that configs name came to. */
export interface LinkedOutcome {
  readonly files: readonly FileReport[]
  readonly problems: readonly PathProblem[]
  /** What was looked at, and how deeply. */
  readonly note: string
  /** The judged files by their real paths. */
  isAmong(path: string): boolean
}

/** Files are read one by one, and some people name folders of thousands. */
const MOST_FILES = 1000
/** In UTF-16 units, of all files. */
const MOST_TEXT = 50_000_000

interface Linked {
  readonly path: string
  readonly config: Config
  readonly kinds: Set<LinkedKind>
}

interface Config extends JudgedConfig {
  readonly document: ConfigDocument
}

/** Judges the local files that configs name: each once, seen from the first config that names it. */
export async function judgeLinked(configs: readonly JudgedConfig[], io: Io): Promise<LinkedOutcome> {
  const linked = new Map<string, Linked>()
  const own = new Set(configs.map(({ source }) => realPath(source.path, io.cwd)))
  let missing = 0
  const add = (entry: LocalEntry, kind: LinkedKind, config: Config): readonly string[] => {
    const paths = filesBehind(entry.path, entry.wanted, config.source.path, io.cwd)
    if (paths.length === 0) missing++
    for (const path of paths) {
      const id = realPath(path, io.cwd)
      // A folder may hold the config as well, which is judged already.
      if (own.has(id)) continue
      const known = linked.get(id)
      if (known) known.kinds.add(kind)
      else linked.set(id, { path, config, kinds: new Set([kind]) })
    }
    return paths
  }
  for (const judged of configs) {
    const config = { ...judged, document: readDocument(judged.source) }
    for (const entry of localEntries(config.document))
      if (!entry.isForAssets) add(entry, KIND_OF_LIST[entry.list]!, config)
  }
  const files: FileReport[] = []
  const problems: PathProblem[] = []
  const readOnce = createReader(io)
  let text = 0
  // A file may bring others, which are taken up behind it.
  for (const one of linked.values()) {
    if (files.length >= MOST_FILES || text > MOST_TEXT) break
    const read = await readOnce(one.path, one.config)
    if ('message' in read) {
      problems.push(read)
      continue
    }
    text += read.source.text.length
    const templates = await externalTemplates(
      read,
      (entry) => add(entry, 'template', one.config),
      (path) => readOnce(path, one.config),
    )
    files.push(await judge(read, one, templates))
  }
  return {
    files,
    problems,
    note: noteOf(files.length, missing, linked.size - files.length - problems.length),
    isAmong: (path) => linked.has(realPath(path, io.cwd)),
  }
}

function judge(
  document: ConfigDocument,
  { config, kinds }: Linked,
  templates: ReadonlySet<string> | undefined,
): Promise<FileReport> {
  const { options, target, source } = config
  const file = {
    kinds: [...kinds],
    config: source.path,
    has: (section: string) => isSetUp(config.document, section),
    ...(templates ? { externalTemplates: templates } : {}),
  }
  return validateLinked(document, file, target, options)
}

type Reader = (path: string, config: Config) => Promise<ConfigDocument | PathProblem>

/** Templates are asked for by every file that names them. */
function createReader(io: Io): Reader {
  const known = new Map<string, Promise<ConfigDocument | PathProblem>>()
  return (path, config) => {
    const before = known.get(path)
    if (before) return before
    const reading = readLinked(path, config.source.path, io.cwd).then((outcome) => {
      if (outcome.ok) return readDocument(outcome.source)
      const { ok, ...problem } = outcome
      return problem
    })
    known.set(path, reading)
    return reading
  }
}

/** The names of all templates that other files bring; nothing where one of these is not at hand. */
async function externalTemplates(
  document: ConfigDocument,
  filesOf: (entry: LocalEntry) => readonly string[],
  read: (path: string) => Promise<ConfigDocument | PathProblem>,
): Promise<ReadonlySet<string> | undefined> {
  const named = externalTemplatesOf(document)
  if (!named) return undefined
  const names = new Set<string>()
  let { areAll } = named
  for (const entry of named.entries) {
    const paths = filesOf(entry)
    areAll &&= paths.length > 0
    for (const path of paths) {
      const other = await read(path)
      if ('message' in other || other.problems.length > 0) areAll = false
      else for (const name of templateNames(other)) names.add(name)
    }
  }
  return areAll ? names : undefined
}

function noteOf(judged: number, missing: number, left: number): string {
  const files = (count: number) => `${count} linked file${count === 1 ? '' : 's'}`
  const parts = [
    `${files(judged)} checked for YAML, names and services; what builders are given is not judged`,
    ...(missing > 0 ? [`${missing} ${missing === 1 ? 'entry leads' : 'entries lead'} to no file here`] : []),
    ...(left > 0 ? [`${files(left)} left out: too many`] : []),
  ]
  return judged + missing + left === 0 ? 'the config names no files on this disk' : parts.join('; ')
}
