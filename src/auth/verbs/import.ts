import { startJournal } from '../../files/write/journal.js'
import type { Check } from '../../plugin.js'
import { clientIn, withoutApp } from '../client.js'
import { hold } from '../hold.js'
import { type Kept, keep, type Over, receivedOf } from '../keep.js'
import { obstacle, unprovable } from '../obstacle.js'
import type { View } from '../open.js'
import { failed, type Outcome } from '../outcome.js'
import { readPasted } from '../pasted.js'
import { preview } from '../preview.js'
import { asText, type Run } from '../run.js'
import { readText } from '../stdin.js'
import { typed } from '../terminal/interruption.js'
import { local } from '../time.js'
import { signedIn, whose, withNewTokens } from '../whose.js'

const PASTE = 'Paste the block here, then press Enter and Ctrl-D (on Windows: Ctrl-Z and Enter).'

type Client = Readonly<Record<string, string>>

/** `auth --import`: takes tokens from a block that was made elsewhere, checks them, and puts them in. */
export async function importBlock(run: Run, view: View, before: readonly string[]): Promise<Outcome> {
  const { request, provider, io, person } = run
  const from = request.import === '-' ? 'standard input' : request.import
  if (request.import === '-' && person.present) person.say(PASTE)
  const text = await typed(readText(request.import!, io), run.interruption)
  const pasted = readPasted(text, provider, io.now())
  if (!pasted.ok)
    return failed(
      `The block from ${from} cannot be used: ${pasted.reason}. Nothing was written.`,
      'Copy all of it, from the first line to the last, and paste it again.',
      before,
    )
  const { tokens } = pasted.signIn
  const notes = [...before, ...pasted.notes]
  const end = Number(tokens.created_at) + Number(tokens.expires_in)
  if (tokens.expires_in && tokens.created_at && end * 1000 < io.now().getTime() && !request.force)
    return failed(
      `The access token of this block ran out on ${local(new Date(end * 1000))}. Nothing was written.`,
      'Get a new block, or write this one all the same by --force.',
      notes,
    )
  // Tokens belong to the app that they were issued to, whatever the config names.
  const known = clientIn(view, run)
  const asked = Object.fromEntries(
    Object.entries(pasted.signIn.client).filter(([key, value]) => known[key] !== value),
  )
  const client = { ...known, ...pasted.signIn.client }
  notes.push(...ofAnotherApp(run, known, pasted.signIn.client))
  const signIn = { tokens, client: asked }
  const hindrance = obstacle(run, view, asked)
  if (hindrance) return { ...hindrance, notes }
  if (request.dryRun) return preview(run, view, notes, signIn)
  const check = await whose(run, client, asText(tokens))
  if (check && !check.ok && !['busy', 'unsent'].includes(check.kind) && !request.force)
    return failed(
      `${check.message} Nothing was written.`,
      check.next ?? 'Get a new block from where this one is from.',
      notes,
    )
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
      ...(outcome.notes ?? []),
      ...(check ? [] : [`${provider.title} was not asked whether it takes these tokens.`]),
      ...withoutApp(run, client),
      ...(check && !check.ok ? [check.message] : []),
    ],
  }
}

/** Nobody is signed in by tokens that were put in against the word of the service. */
function headline(run: Run, check: Check | undefined): string {
  const isRefused = check && !check.ok && !['busy', 'unsent'].includes(check.kind)
  return isRefused
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
  const { service } = run.provider
  const outcome = await hold(run, path, async (held): Promise<Kept | Over> => {
    const hindrance = unprovable(run, held)
    if (hindrance) return { kind: 'over', outcome: hindrance }
    const received = receivedOf(run, view, tokens, client)
    return keep(run, held, path, received, startJournal(held.real, service, { version: 1, received }))
  })
  return 'kind' in outcome
    ? outcome
    : { kind: 'over', outcome: failed(`${outcome.path}: ${outcome.message}`, outcome.hint) }
}
