import type { Check } from '../../plugin/index.js'
import { clientIn, withoutApp } from '../client.js'
import { hold } from '../hold.js'
import { journalFirst } from '../journal-first.js'
import { type Kept, keep, type Over, receivedOf } from '../keep.js'
import { markIn } from '../marks.js'
import { obstacle } from '../obstacle.js'
import type { View } from '../open.js'
import { failed, type Outcome } from '../outcome.js'
import { preview } from '../preview.js'
import { readBlock } from '../read-block.js'
import { asText, type Run } from '../run.js'
import { signedIn, whose, withNewTokens } from '../whose.js'

type Client = Readonly<Record<string, string>>

/** `auth --import`: takes tokens from a block that was made elsewhere, checks them, and puts them in. */
export async function importBlock(run: Run, view: View, before: readonly string[]): Promise<Outcome> {
  const { request, provider } = run
  const pasted = await readBlock(run, view)
  if ('state' in pasted) return { ...pasted, notes: [...before, ...(pasted.notes ?? [])] }
  const { tokens } = pasted.signIn
  const notes = [...before, ...pasted.notes]
  // Tokens belong to the app that they were issued to, whatever the config names.
  const known = clientIn(view, run)
  const asked = Object.fromEntries(
    Object.entries(pasted.signIn.client).filter(([key, value]) => known[key] !== value),
  )
  const client = { ...known, ...pasted.signIn.client }
  const ofAnother = ofAnotherApp(run, known, pasted.signIn.client)
  const signIn = { tokens, client: asked }
  const hindrance = obstacle(run, view, asked, tokens)
  if (hindrance) return { ...hindrance, notes }
  if (request.dryRun) return preview(run, view, [...notes, ...ofAnother], signIn)
  const check = await whose(run, client, asText(tokens))
  if (!request.force) {
    if (check && !check.ok && !isUnclear(check))
      return failed(
        `${check.message} Nothing was written.`,
        check.next ?? 'Get a new block from where this one is from.',
        notes,
      )
    if ((!check || isUnclear(check)) && isSignedIn(run, view)) return unchecked(run, view, check, notes)
  }
  const kept = await put(run, view, signIn)
  if (kept.kind === 'over') return { ...kept.outcome, notes }
  // It was asked already, or cannot be.
  const offline = { ...run, request: { ...run.request, offline: true } }
  const outcome = await withNewTokens(offline, view, client, kept, 'authorized')
  return {
    ...outcome,
    ...(check?.ok && check.username ? { username: check.username } : {}),
    message: outcome.message.replace(/^.*?\.(?= The access)/, () => headline(run, check)),
    notes: [
      ...notes,
      ...ofAnother,
      ...(outcome.notes ?? []),
      ...(check ? [] : [`${provider.title} was not asked whether it takes these tokens.`]),
      ...withoutApp(run, client),
      ...(check && !check.ok ? [check.message] : []),
    ],
  }
}

const isUnclear = (check: Check) => !check.ok && (check.kind === 'busy' || check.kind === 'unsent')

/** Whether the config holds tokens that are good, or that can be renewed, as far as the file tells. */
function isSignedIn(run: Run, view: View): boolean {
  const { accessToken, refreshToken, expiresAt, dead } = view.standing
  if (accessToken && (!expiresAt || expiresAt > run.io.now())) return true
  const hasApp = Object.keys(clientIn(view, run)).length === run.provider.client.length
  return hasApp && refreshToken && !dead && markIn(run, view) !== 'spent'
}

function unchecked(run: Run, { path }: View, check: Check | undefined, notes: readonly string[]): Outcome {
  const { title } = run.provider
  const why = check && !check.ok ? check.message : `${title} was not asked whether it takes these tokens.`
  return failed(
    `${why} ${path} is signed in to ${title} already, and nothing takes the place of that unchecked. Nothing was written.`,
    `Run the command again when ${title} can be asked, or write the block all the same by --force.`,
    notes,
  )
}

/** Nobody is signed in by tokens that were put in against the word of the service. */
function headline(run: Run, check: Check | undefined): string {
  return check && !check.ok && !isUnclear(check)
    ? `Put in by --force, though ${run.provider.title} does not take it.`
    : signedIn(run, check)
}

/** An id tells apps apart; a secret that is left beside the id of another app renews nothing. */
function ofAnotherApp({ provider, request }: Run, known: Client, pasted: Client): readonly string[] {
  const [id, ...others] = provider.client.map(({ key }) => key)
  if (id === undefined || pasted[id] === undefined || (known[id] ?? pasted[id]) === pasted[id]) return []
  const left = others.filter((key) => known[key] !== undefined && pasted[key] === undefined)
  const taken = request.dryRun ? 'would be' : 'is'
  return [
    `The block is of another app than the config named; its ${id} ${taken} written, too.`,
    ...left.map((key) => `${key} is still that of the app before, by which these tokens cannot be renewed.`),
  ]
}

async function put(
  run: Run,
  view: View,
  { tokens, client }: { tokens: Kept['tokens']; client: Record<string, string> },
): Promise<Kept | Over> {
  const { path } = view
  const outcome = await hold(run, path, async (held): Promise<Kept | Over> => {
    // Whoever has the block has them, whatever becomes of what is printed.
    const { print: _, ...received } = receivedOf(run, view, tokens, client)
    const journal = journalFirst(run, held, path, { version: 1, received })
    if ('state' in journal) return { kind: 'over', outcome: journal }
    return keep(run, held, path, received, journal)
  })
  return 'kind' in outcome
    ? outcome
    : { kind: 'over', outcome: failed(`${outcome.path}: ${outcome.message}`, outcome.hint) }
}
