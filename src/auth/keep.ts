import { resolve } from 'node:path'
import { describeFailure, type PathProblem } from '../files/failure.js'
import type { HeldConfig } from '../files/write/hold.js'
import { type Journal, startJournal } from '../files/write/journal.js'
import { unmarkSent } from '../files/write/sent-mark.js'
import { isRefusal } from '../files/write/words.js'
import type { Tokens } from '../plugin/index.js'
import { accessKey } from './layout.js'
import { forgetMarks } from './marks.js'
import { tokensOf, type View, viewOf } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { printBlock } from './print.js'
import { type ExchangeRecord, hashOf, type Received } from './record.js'
import type { Run } from './run.js'
import { type Stored, store } from './store.js'

/** New tokens that are where they belong. */
export interface Kept {
  readonly kind: 'kept'
  readonly tokens: Tokens
  /** What was written, for people. */
  readonly written: readonly string[]
  readonly notes: readonly string[]
}

/** It ends here, and nothing more is to be tried. */
export interface Over {
  readonly kind: 'over'
  readonly outcome: Outcome
}

/** What came back from a service, as a journal holds it. */
export function receivedOf(
  run: Run,
  view: View,
  tokens: Tokens,
  client: Readonly<Record<string, string>>,
): Received {
  const { envFile, placeholders, print } = run.request
  return {
    tokens,
    client,
    replaces: hashOf(tokensOf(view, run)[accessKey(run.provider)]),
    ...(envFile === undefined ? {} : { envFile: resolve(run.io.cwd, envFile) }),
    ...(placeholders ? { placeholders } : {}),
    ...(print ? { print } : {}),
  }
}

/**
 * Puts new tokens where they belong, or prints them where that is asked for. They are in the journal before,
 * and it goes when they are there; while the config still names the refresh token that was sent, a mark of it
 * stays. What is printed may have been read by nobody, so the journal holds it until the config does.
 *
 * @param journal none where no place took one
 */
export async function keep(
  run: Run,
  held: HeldConfig,
  path: string,
  received: Received,
  journal: Journal | undefined,
  sent?: string,
): Promise<Kept | Over> {
  const stored = run.request.print
    ? print(run, viewOf(run, path, held.read()), received, journal)
    : await storeIn(run, held, path, received)
  if (!stored.ok) return { kind: 'over', outcome: stuck(run, path, stored, journal) }
  if (!run.request.print || !received.print) settle(run, held, path, received, journal, sent)
  return { kind: 'kept', tokens: received.tokens, written: stored.written, notes: stored.notes }
}

/** A config that is suddenly gone, or cannot be read any more, is a reason like others. */
async function storeIn(run: Run, held: HeldConfig, path: string, received: Received): Promise<Stored> {
  try {
    return await store(run, held, path, received)
  } catch (error) {
    if (isRefusal(error)) return { ok: false, ...describeFailure(path, error) }
    throw error
  }
}

/** The tokens are in safety, so what goes wrong from here on is no failure. */
function settle(
  run: Run,
  held: HeldConfig,
  path: string,
  { tokens }: Received,
  journal: Journal | undefined,
  sent?: string,
): void {
  try {
    const current = hashOf(tokensOf(viewOf(run, path, held.read()), run).refresh_token)
    // Where no new one came, the old one goes on.
    const isSpent = sent !== undefined && sent !== hashOf(String(tokens.refresh_token ?? ''))
    if (isSpent && sent === current) journal?.keep({ version: 1, sent, state: 'spent' })
    else journal?.remove()
    if (sent !== undefined && !isSpent) unmarkSent(held.real, run.provider.service, sent)
    forgetMarks(held.real, run.provider.service, current)
  } catch {
    // The next run finds the journal, and that all of it is done.
  }
}

/** Puts a record on the disk: into the journal that was made for it, else wherever it is taken. */
export function secure(
  real: string,
  service: string,
  journal: Journal,
  record: ExchangeRecord,
): Journal | undefined {
  try {
    journal.keep(record)
    return journal
  } catch {
    try {
      return startJournal(real, service, record)
    } catch {
      // The config itself may take them all the same.
      return undefined
    }
  }
}

/** The config goes on as it is, whatever becomes of what was printed. */
function print(run: Run, { path, ...view }: View, received: Received, journal: Journal | undefined): Stored {
  const problem = printBlock(run, { path, ...view }, received)
  if (problem) return { ok: false, ...problem }
  if (!received.print) return { ok: true, written: [], notes: [] }
  const { service } = run.provider
  const notes = [
    `${path} still holds the old tokens, which are spent: put the block in their place.`,
    ...(journal
      ? [
          `Until it holds the new ones they are kept in ${journal.path}, too. To print them again: pmm-config ${service} refresh --print <config>`,
          `To have them put in: pmm-config ${service} auth <config>`,
        ]
      : []),
  ]
  return { ok: true, written: [], notes: view.standing.refreshToken ? notes : notes.slice(1) }
}

/** The tokens are here and not where they belong. */
export function stuck(
  { provider }: Run,
  path: string,
  problem: PathProblem,
  journal: Journal | undefined,
): Outcome {
  const { title, service } = provider
  const where = problem.path && problem.path !== path ? `${problem.path}: ` : ''
  const happened = `${title} gave new tokens, but they could not be written: ${where}${problem.message}.`
  const hint = problem.hint ? `${problem.hint} Then r` : 'R'
  return journal
    ? failed(
        `${happened} They are safe in ${journal.path}.`,
        `${hint}un \`pmm-config ${service} auth <config>\`: it puts them in, and asks nobody.`,
      )
    : failed(
        `${happened} No other place took them either.`,
        `${problem.hint ? `${problem.hint} Then sign` : 'Sign'} in again: pmm-config ${service} auth <config>`,
      )
}
