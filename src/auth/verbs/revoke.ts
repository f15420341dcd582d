import type { Change, Refusal, Revoked } from '../../plugin/index.js'
import { visible } from '../../report/visible.js'
import { clientIn } from '../client.js'
import { finishJournals } from '../finish.js'
import { hold } from '../hold.js'
import { accessKey, tokenPaths } from '../layout.js'
import { findConfig, openConfig, tokensOf, unreadable, type View, viewOf } from '../open.js'
import { Cancelled, failed, type Outcome } from '../outcome.js'
import { patch } from '../patch.js'
import { variablesToSet } from '../placeholder.js'
import { changed } from '../preview.js'
import { type Run, sessionOf } from '../run.js'

/** `revoke`: makes the tokens worthless, and blanks the tokens. Asks first. */
export async function revoke(run: Run): Promise<Outcome> {
  const { request, provider } = run
  const { title, service } = provider
  const path = await findConfig(run)
  const { notes, failure } = await finishJournals(run, path)
  const view = await openConfig(run, path)
  if (failure) return failure
  const reason = unreadable(view, run)
  if (reason) return failed(`${reason}.`, `See what is wrong: pmm-config validate <config>`, notes)
  const tokens = tokensOf(view, run)
  if (Object.values(tokens).every((token) => token === undefined))
    return { state: 'revoked', message: `${path} holds no tokens for ${title}: nothing to do.`, notes }
  if (request.dryRun)
    return {
      ...changed(run, view, blanks(run, view)),
      message: 'Nothing was sent, nothing was written.',
      notes,
    }
  await sure(run, path)
  const outcome = await signOut(run, view)
  if ('state' in outcome) return { ...outcome, notes: [...notes, ...(outcome.notes ?? [])] }
  return failed(
    `${outcome.path}: ${outcome.message}`,
    `${outcome.hint ?? ''} pmm-config ${service} revoke <config>`.trim(),
    notes,
  )
}

async function sure({ request, provider, person, interruption }: Run, path: string): Promise<void> {
  if (request.yes) return
  const question = `Sign out of ${provider.title} and blank the tokens in ${visible(path)}?`
  if (!person.present) {
    person.say(`${question} Nobody can be asked here; say so by --yes.`)
    throw new Cancelled()
  }
  const { confirm } = await import('../../cli/confirm.js')
  if (!(await confirm(question, interruption.signal))) throw new Cancelled()
}

function signOut(run: Run, { path }: View) {
  const { provider } = run
  return hold(run, path, async (held): Promise<Outcome> => {
    const now = viewOf(run, path, held.read())
    const patched = patch(now.document, provider.service, blanks(run, now))
    if (!patched.ok)
      return failed(`${path} cannot be changed like that: ${patched.reason}. Nothing was sent.`)
    const problem = held.prove(now.source.text.length)
    if (problem) return failed(`${problem.path}: ${problem.message}. Nothing was sent.`, problem.hint)
    const told = await tell(run, now)
    if ('ok' in told && !told.ok)
      return failed(`${told.message} Nothing was written.`, told.kind === 'client' ? BY_HAND : told.next)
    const outcome = await held.write({
      before: now.source,
      text: patched.text,
      backup: true,
      again: async (source) => {
        const later = viewOf(run, path, source)
        const again = patch(later.document, provider.service, blanks(run, later))
        return again.ok ? again.text : undefined
      },
    })
    if (!outcome.ok)
      return failed(`The tokens are revoked, but could not be blanked: ${outcome.message}.`, outcome.hint)
    const { access, refresh } = kindsOf(run, now)
    const which = access ? 'access' : 'refresh'
    return {
      state: 'revoked',
      message: `${'ok' in told ? `Signed out of ${provider.title}: the ${which} token is revoked` : told.why}, and the tokens in ${path} are blank${whatIsLeft(run, now)}.`,
      standing: viewOf(run, path, held.read()).standing,
      changed: patched.text !== now.source.text,
      notes: [
        ...('ok' in told && access && refresh ? [told.left ?? 'The refresh token is revoked, too.'] : []),
        ...outcome.notes,
        ...(outcome.notes.length > 0 ? ['ok' in told ? WORTHLESS_COPY : COPY] : []),
      ],
    }
  })
}

const WORTHLESS_COPY = 'A copy of the file as it was holds these tokens, which are worthless now.'
const COPY =
  'A copy of the file as it was holds these tokens, which are good until they run out: remove it when you need it no more.'

function kindsOf(run: Run, view: View): { readonly access: boolean; readonly refresh: boolean } {
  const tokens = tokensOf(view, run)
  return {
    access: tokens[accessKey(run.provider)] !== undefined,
    refresh: tokens.refresh_token !== undefined,
  }
}

/** Who wants out has no use for advice on how to get in. */
const BY_HAND =
  'Compare id and secret with those of the app. If the app is gone, so is what its tokens are good for: take them out of <config> by hand.'

/** Tells the service, where there is a token to tell of and a way to do it. */
async function tell(run: Run, view: View): Promise<Revoked | Refusal | { readonly why: string }> {
  const { provider } = run
  const tokens = tokensOf(view, run)
  const { access, refresh } = kindsOf(run, view)
  if (!access && !refresh) return { why: 'There was no token to revoke' }
  if (!provider.revoke) return { why: `${provider.title} takes no tokens back` }
  const client = clientIn(view, run)
  const missing = provider.client.filter(({ key }) => client[key] === undefined).map(({ key }) => key)
  if (missing.length > 0)
    return {
      why: `${provider.title} could not be told without ${missing.join(' and ')}, so the ${access ? 'access' : 'refresh'} token stays good until it runs out`,
    }
  return provider.revoke(sessionOf(run, client, tokens))
}

/** Placeholders stay, and so does what they are filled from. */
function whatIsLeft({ provider }: Run, { section, secrets }: View): string {
  const settings = tokenPaths(provider).map((path) => section.get(path))
  const left = settings.flatMap(({ from, variable }) =>
    from === 'placeholder' && variable ? variablesToSet(variable, secrets) : [],
  )
  return left.length === 0 ? '' : `; take those of ${left.join(', ')} out yourself`
}

/** What stands in the file itself; what placeholders are filled from is somebody else's to blank. */
function blanks({ provider }: Run, { section }: View): readonly Change[] {
  const paths = [...provider.spentKeys.map((key) => [key]), ...tokenPaths(provider)]
  return paths.filter((path) => section.get(path).from === 'file').map((path) => ({ path, value: null }))
}
