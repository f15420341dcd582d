import { basename, dirname, resolve } from 'node:path'
import type { PathProblem } from '../files/failure.js'
import { realPath } from '../files/real-path.js'
import { userName } from '../files/write/file-owner.js'
import type { HeldConfig } from '../files/write/hold.js'
import {
  type ForeignJournal,
  findJournals,
  foreignJournals,
  type LeftJournal,
} from '../files/write/journal.js'
import { finishPrivate } from '../files/write/private.js'
import { isAnythingLeft } from '../files/write/sweep.js'
import { describeWriteFailure } from '../files/write/words.js'
import { shellWord } from '../report/shell-word.js'
import { hold } from './hold.js'
import { type Kept, keep, type Over, stuck } from './keep.js'
import { accessKey } from './layout.js'
import { tokensOf, type View, viewOf } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { printBlock } from './print.js'
import { type ExchangeRecord, hashOf, type Received, recordIn } from './record.js'
import type { Run } from './run.js'

/** What came of the journals of earlier runs. */
export interface Finished {
  /** What people are to know. */
  readonly notes: readonly string[]
  /** How a run ends that would exchange tokens: those that are still in a journal come first. */
  readonly failure?: Outcome
}

/**
 * Finishes what earlier runs could not, before the config is read: a write that was cut off, and tokens that are
 * still in a journal, which are put where they belong unless the config holds newer ones by now.
 */
export async function finishJournals(run: Run, path: string): Promise<Finished> {
  const { service, title } = run.provider
  const real = realPath(path, run.io.cwd)
  // A run that is at work is not waited for: what it has done is seen when the config is held.
  const strangers = foreignJournals(real, service)
  if (strangers.length > 0) return notOurs(strangers)
  const hasTokens = findJournals(real, service).some(isLeft)
  if (!hasTokens && (run.request.dryRun || !isAnythingLeft(real))) return { notes: [] }
  const happened = `An earlier run got new tokens from ${title} and was cut off;`
  if (run.request.dryRun) return { notes: [`${happened} without --dry-run they would be put in.`] }
  const outcome = await hold(run, path, async (held): Promise<Finished> => {
    const notes = [...held.notes]
    for (const journal of findJournals(held.real, service).filter(isLeft)) {
      const printed = finishPrinted(run, held, path, journal)
      if (printed) {
        notes.push(...printed.notes)
        if (printed.failure) return { notes, failure: { ...printed.failure, notes } }
        continue
      }
      const kept = await finish(run, held, path, journal)
      if (kept?.kind === 'over') return stopped(kept.outcome, notes, journal)
      const how = isPrinted(journal) ? `An earlier run printed new tokens from ${title};` : happened
      if (kept) notes.push(`${how} they are now in ${kept.written.join(' and ') || path}.`)
    }
    return { notes }
  })
  if (!('message' in outcome)) return outcome
  // What stands in the way of a write stands in the way of the next one as well, which says so.
  if (!hasTokens) return { notes: [] }
  return stopped(failed(`${outcome.path}: ${outcome.message}`, outcome.hint), [])
}

/** A journal that another user may have made up says what is written where: it is not read, but it may be true. */
function notOurs(journals: readonly ForeignJournal[]): Finished {
  const what = journals.map(({ path, uid }) =>
    uid === undefined
      ? `${path} is a link, or others may write it, so it is not believed.`
      : `${path} belongs to ${userName(uid)}, so it is not acted on.`,
  )
  const next = journals.map(({ path, uid }) =>
    uid === undefined
      ? `Remove ${path}.`
      : `If ${userName(uid)} has run pmm-config on this file, let them run it again: it puts in what it got. Else remove ${path}.`,
  )
  return { notes: [...what, ...next], failure: failed(`${what.join(' ')} Nothing was sent.`, next.join(' ')) }
}

/** @param journal what stands in its way may be there to stay */
function stopped(outcome: Outcome, before: readonly string[], journal?: LeftJournal): Finished {
  const wayOut = journal ? [`To do without the tokens of the earlier run, remove ${journal.path}.`] : []
  return {
    notes: [...before, outcome.message, ...wayOut],
    failure: { ...outcome, notes: [...before, ...wayOut] },
  }
}

const isPrinted = ({ record }: LeftJournal) => recordIn(record)?.received?.print === true

/**
 * Tokens that were to be printed: they are printed again where that is asked for, and wait where nothing is to be
 * written. Nothing where they are to be put in like others, or the config holds them by now.
 */
function finishPrinted(
  run: Run,
  held: HeldConfig,
  path: string,
  { record, path: at }: LeftJournal,
): Finished | undefined {
  const { received } = recordIn(record) ?? {}
  if (!received?.print) return undefined
  const view = viewOf(run, path, held.read())
  if (!isNewer(received, view, run)) return undefined
  const { request, provider } = run
  const { service, title } = provider
  const happened = `An earlier run got new tokens from ${title} and printed them; ${path} does not hold them yet.`
  if (request.print) {
    const isAnother =
      request.force || request.device || request.code !== undefined || request.import !== undefined
    if (isAnother) return { notes: [] }
    const problem = printBlock(run, view, received)
    if (problem) return stopped(failed(`${happened} ${problem.message}.`), [])
    const message = `${happened} Here they are again; nothing was sent.`
    const next = `Put the block in, or have it put in: pmm-config ${service} auth <config>`
    return { notes: [], failure: { state: 'valid', message, next } }
  }
  if (run.verb !== 'status') return undefined
  return {
    notes: [`${happened} They are kept in ${at}. To have them put in: pmm-config ${service} auth <config>`],
  }
}

async function finish(
  run: Run,
  held: HeldConfig,
  path: string,
  journal: LeftJournal,
): Promise<Kept | Over | undefined> {
  const { sent, received } = known(recordIn(journal.record), run) ?? {}
  const strange = received?.envFile !== undefined && !isNamed(run, path, held.real, received.envFile)
  if (strange) return { kind: 'over', outcome: elsewhere(run, received.envFile!, journal) }
  // A half of an env file would be judged else.
  const problem = received?.envFile === undefined ? undefined : finishEnvFile(received.envFile)
  if (problem) return { kind: 'over', outcome: stuck(run, path, problem, journal) }
  if (!received || !isNewer(received, viewOf(run, path, held.read()), run)) {
    journal.remove()
    return undefined
  }
  // Wherever they were to go then: to be printed they would have to be asked for again.
  const { print: _, ...request } = run.request
  return keep({ ...run, request }, held, path, received, journal, sent)
}

/** Of the client, only what the service has keys for. */
function known(record: ExchangeRecord | undefined, { provider }: Run): ExchangeRecord | undefined {
  if (!record?.received) return record
  const { client } = record.received
  const own = provider.client.flatMap(({ key }) => (client[key] === undefined ? [] : [[key, client[key]]]))
  return { ...record, received: { ...record.received, client: Object.fromEntries(own) } }
}

/** A journal names no file but an env file beside its config, or what this very command line names. */
function isNamed({ request, io }: Run, path: string, real: string, envFile: string): boolean {
  if (request.envFile !== undefined && resolve(io.cwd, request.envFile) === envFile) return true
  const isBeside = [dirname(real), dirname(resolve(io.cwd, path))].includes(dirname(envFile))
  return isBeside && /^\.env(?:\.[\w-]+)*$|\.env$/.test(basename(envFile))
}

function elsewhere({ provider: { title, service } }: Run, envFile: string, { path }: LeftJournal): Outcome {
  return failed(
    `An earlier run got new tokens from ${title}, to be put into ${envFile}, and was cut off. That is not beside the config, so it has to be named again. They are safe in ${path}.`,
    `Run: pmm-config ${service} auth --write-env ${shellWord(envFile)} <config>`,
  )
}

function finishEnvFile(path: string): PathProblem | undefined {
  try {
    finishPrivate(path)
    return undefined
  } catch (error) {
    return describeWriteFailure(path, error)
  }
}

/** Whether nobody is at work with it any more, and it is not the mark of a token that was sent. */
function isLeft({ isAbandoned, record }: LeftJournal): boolean {
  const known = recordIn(record)
  return isAbandoned && (known?.sent === undefined || known.received !== undefined)
}

/** Whether the tokens of a journal are to take the place of those that the config holds. */
function isNewer({ tokens, replaces }: Received, view: View, run: Run): boolean {
  const present = tokensOf(view, run)
  const key = accessKey(run.provider)
  if (present[key] === undefined) return true
  if (present[key] === String(tokens[key])) return false
  if (hashOf(present[key]) === replaces) return true
  // Somebody has signed in since; the later of the two counts, where that can be told.
  return Number(tokens.created_at ?? 0) > Number(present.created_at ?? Number.POSITIVE_INFINITY)
}
