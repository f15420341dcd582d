import type { Example, Finding, RuleContext, Severity } from '../../rules/rule.js'
import { actAt } from '../../schema/acts.js'
import type { ConfigDocument, Path } from '../../yaml/document.js'
import { written } from './example.js'
import { expand, type Located, transfer } from './expand.js'
import {
  type Automation,
  defineMigration,
  type Migration,
  type MigrationSpec,
  type Reception,
} from './migration.js'
import { discard, relocate, type Winner } from './relocate.js'
import { plainValue, type Wake, wake } from './wake.js'

/** Keys that got another name or place, or that nothing reads any more. */
export interface MoveRow {
  readonly id: string
  /**
   * Patterns of the old key and of the new one; null: it is to be deleted. With a version where the new one
   * is younger than those of the other moves.
   */
  readonly moves: readonly (readonly [from: string, to: string | null, since?: string])[]
  readonly since: string
  /** The first version for which all of this is beside the point. */
  readonly until?: string
  readonly reception: Reception
  /**
   * The key that counts where both are there; `new` unless said. `true`: it is done when either says so;
   * `unknown`: people have to choose.
   */
  readonly winner?: Winner | 'true' | 'unknown'
  /** A third key for the same thing, with which the old one does not count. */
  readonly rival?: string
  /** In a list of operations PMM passes over the old key, and the new one counts. */
  readonly notInLists?: boolean
  /** Unless said, what PMM passes over and will read is a question. */
  readonly automation?: Automation
  readonly severity?: Severity
  /** What people must decide, for what may change the meaning. */
  readonly question?: string
  readonly after?: readonly string[]
  readonly insteadOf?: readonly string[]
  readonly wholly?: boolean
  /** A key with nothing behind it does no harm. */
  readonly filled?: boolean
  /** What to know besides. */
  readonly note?: string
  /** A value for examples, and a line that stands beside the old key there. */
  readonly sample: string
  readonly beside?: string
  readonly given?: Example['given']
}

export const moveMigration = (row: MoveRow): Migration => defineMigration(moveSpec(row))

/** A form that PMM passes over in lists alone is an error there. */
function severityOfRow({ severity, moves, reception, notInLists }: MoveRow): Pick<MigrationSpec, 'severity'> {
  const isRemoval = moves[0]?.[1] === null
  if (severity || (isRemoval && reception === 'ignored')) return { severity: severity ?? 'warning' }
  return notInLists ? { severity: 'error' } : {}
}

export function moveSpec(row: MoveRow): MigrationSpec {
  const { id, moves, since, until, reception, after, insteadOf, wholly } = row
  const [[from, to]] = moves as readonly [MoveRow['moves'][number]]
  const automation = row.automation ?? automationOf(row)
  return {
    id,
    since,
    ...(until ? { until } : {}),
    automation,
    reception,
    places: moves.map(([from]) => from),
    ...severityOfRow(row),
    ...(after ? { after } : {}),
    ...(insteadOf ? { insteadOf } : {}),
    ...(wholly ? { wholly } : {}),
    get from() {
      return moves.map(([old]) => old).join(', ')
    },
    get to() {
      return to === null ? '(nothing)' : [...new Set(moves.map(([, fresh]) => fresh))].join(', ')
    },
    get summary() {
      return to === null ? `Nothing reads \`${from}\` any more.` : `\`${from}\` became \`${to}\`.`
    },
    get why() {
      const version = since === '1.0.0' ? '' : `Since version ${since}: `
      const note = row.note ? ` ${row.note}` : ''
      return `${version}${RECEIVED[reception][to === null ? 'removed' : 'moved']}${note}`
    },
    get examples() {
      return [exampleOf(row)]
    },
    find: (context) => find(row, context),
  }
}

/** Where PMM passes over each of the keys and acts on one of the new ones, waking it is for people to decide. */
function automationOf({ moves, reception }: MoveRow): Automation {
  const isQuestion = ([, to]: MoveRow['moves'][number]) => to !== null && actAt(to.split('.')) !== undefined
  return reception === 'ignored' && moves.some(isQuestion) ? 'ask' : 'safe'
}

function exampleOf({ moves: [first], sample, beside, given }: MoveRow): Example {
  const [from, to] = first!
  const bad = written(from, sample, beside)
  const good = to === null ? written(from, null, beside) : written(to, sample, beside)
  return given ? { bad, good, given } : { bad, good }
}

const RECEIVED: Readonly<Record<Reception, { readonly moved: string; readonly removed: string }>> = {
  accepted: {
    moved: 'PMM still takes the old form for the new one, silently, and one day it will not.',
    removed: 'PMM still reads it.',
  },
  ignored: {
    moved: 'PMM passes over the old form without a word, so that what it says is not done.',
    removed: 'PMM passes over it without a word.',
  },
  refused: { moved: 'PMM stops at the old form.', removed: 'PMM stops at it.' },
}

function* find(row: MoveRow, { document }: RuleContext): Iterable<Finding> {
  for (const [from, to, younger] of row.moves)
    for (const found of expand(document, from)) {
      if (row.filled && document.scalar(found.entry.value)?.value === null) continue
      const dated = younger === undefined ? row : { ...row, since: younger }
      yield {
        ...(to === null ? removal(dated, found, from) : move(dated, document, found, from, to)),
        ...(younger === undefined ? {} : { holds: `>=${younger}`, not: `<${younger}` }),
      }
    }
}

function removal({ since, insteadOf, ...row }: MoveRow, { entry, path }: Located, from: string): Finding {
  const place = from.startsWith('libraries.*.') ? ' of a library' : ''
  return {
    // What others have to say is about the value.
    at: insteadOf ? entry.value : entry.key,
    message: `Nothing reads \`${from.replace('libraries.*.', '')}\`${place} ${since === '1.0.0' ? 'in PMM' : `since version ${since}`}.`,
    hint: 'Delete it.',
    fix: {
      title: `Delete \`${entry.name}\``,
      safety: safetyOf(row),
      // What is left may be a section with nothing in it.
      reveals: path.slice(0, -1),
      make: (draft) => discard(draft, path),
    },
  }
}

const safetyOf = ({ automation }: Pick<MoveRow, 'automation'>) => (automation === 'ask' ? 'unsafe' : 'safe')

function move(row: MoveRow, document: ConfigDocument, found: Located, from: string, to: string): Finding {
  const { entry, path, parents } = found
  const rival = row.rival === undefined ? undefined : document.at(transfer(found, from, row.rival))
  const plain = transfer(found, from, rival && row.rival ? row.rival : to)
  const target = (row.reception === 'ignored' && inItem(document, plain)) || plain
  const isIgnored =
    row.reception === 'ignored' || (row.notInLists === true && typeof parents.at(-1)?.at(-1) === 'number')
  const winner = isIgnored || rival ? 'new' : winnerOf(row, document, found, target)
  const there = document.at(target)
  // What PMM passes over is not to be thrown away for a key that says nothing.
  const isBlankThere = isIgnored && there !== undefined && document.scalar(there)?.value === null
  const existing = there !== undefined && !isBlankThere
  const [old, fresh] = [shortened(from, to), shortened(rival && row.rival ? row.rival : to, from)]
  const isRename = target.length === path.length && path.slice(0, -1).every((step, at) => step === target[at])
  const became = `\`${old}\` ${isRename ? 'is called' : 'belongs to'} \`${fresh}\`${row.since === '1.0.0' ? '' : ` since version ${row.since}`}.`
  const place = { at: entry.key }
  if (existing && winner === undefined)
    return {
      ...place,
      message: `${became} Both are there.`,
      hint: `Keep one of them: which one PMM goes by is not established.`,
    }
  if (existing && winner === 'new')
    return {
      ...place,
      // It is lost only where it says something else.
      severity: wake(document, plainValue(document, entry.value), target).idle ? 'info' : 'warning',
      message: `${became} \`${fresh}\` is there as well, and counts.`,
      hint: row.question ?? `Delete \`${old}\`.`,
      fix: {
        title: `Delete \`${old}\`, which \`${fresh}\` stands in for`,
        safety: safetyOf(row),
        make: (draft) => relocate(draft, path, target, 'new'),
      },
    }
  const verb = isRename ? 'Rename' : 'Move'
  const then: Wake | undefined = isIgnored
    ? wake(document, plainValue(document, entry.value), target)
    : undefined
  return {
    ...place,
    ...severityOf(row, isIgnored, then?.idle ?? false),
    message: existing
      ? `${became} This one counts, although \`${fresh}\` is there as well.`
      : `${became} PMM ${!then ? 'still understands it' : then.idle ? 'passes over it, and does the same without it' : 'passes over it'}.`,
    hint: then?.blank
      ? `Delete \`${old}\`.`
      : ((then?.idle ? undefined : row.question) ??
        then?.question ??
        `${verb} it to \`${fresh}\`${existing ? ' and delete the other' : ''}.`),
    fix: then?.blank
      ? { title: `Delete \`${old}\``, safety: 'safe', make: (draft) => discard(draft, path) }
      : {
          title: `${verb} \`${old}\` to \`${fresh}\``,
          safety: then?.idle ? 'safe' : row.automation === 'ask' ? 'unsafe' : (then?.safety ?? 'safe'),
          reveals: target,
          make: (draft) => relocate(draft, path, target, isBlankThere ? 'old' : (winner ?? 'new')),
        },
  }
}

/** What is lost is an error, what PMM does anyway a remark, and what it still understands a warning. */
function severityOf(row: MoveRow, isIgnored: boolean, idle: boolean): Pick<Finding, 'severity'> {
  if (idle) return { severity: 'info' }
  return row.notInLists && !isIgnored ? { severity: 'warning' } : {}
}

/** The key in an item of a list, where that stands in place of the mapping, as operations may. */
function inItem(document: ConfigDocument, path: Path): Path | undefined {
  const list = document.at(path.slice(0, -1))
  if (!list || document.shape(list) !== 'sequence') return undefined
  const paths = document.items(list).map((item) => [...item.path, path.at(-1)!])
  return paths.find((one) => document.at(one) !== undefined)
}

function winnerOf(
  { winner = 'new' }: MoveRow,
  document: ConfigDocument,
  { path }: Located,
  target: Located['path'],
): Winner | undefined {
  if (winner === 'unknown') return undefined
  if (winner !== 'true') return winner
  return document.get(path) === true && document.get(target) !== true ? 'old' : 'new'
}

/** The part of a pattern that tells it from the other: `save_missing`, or `plex.sync_mode` of a library. */
function shortened(pattern: string, other: string): string {
  const [own, others] = [pattern.split('.'), other.split('.')]
  let common = 0
  while (common < own.length - 1 && own[common] === others[common]) common++
  return own.slice(common).join('.')
}
