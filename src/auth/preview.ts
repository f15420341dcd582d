import { withoutSecrets } from '../api/redact.js'
import type { Change } from '../plugin/index.js'
import { renderDiff } from '../report/diff.js'
import { detectTerminal, type Terminal } from '../report/terminal.js'
import { createSource } from '../text/source.js'
import { destinationOf, type SignIn, standIns } from './destination.js'
import { markIn, mayBeSent } from './marks.js'
import type { View } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { patch, readAsWritten } from './patch.js'
import type { Run } from './run.js'

/** What would be written, with secrets masked. Nothing is sent, so the tokens in it are stand-ins. */
export function preview(run: Run, view: View, notes: readonly string[], given?: SignIn): Outcome {
  const { provider, request } = run
  const destination = destinationOf(run, view, given ?? { tokens: standIns(run), client: {} })
  const variables = Object.keys(destination.variables)
  const how = given
    ? 'The block would be written.'
    : view.standing.refreshToken &&
        !request.device &&
        request.code === undefined &&
        mayBeSent(markIn(run, view), view, run.io.now())
      ? `The refresh token would be sent to ${provider.title}, and what comes back be written.`
      : `You would be asked to sign in to ${provider.title}, and what comes back be written.`
  const toFile = variables.length > 0 ? [`Into ${request.envFile} would go ${variables.join(', ')}.`] : []
  return {
    ...changed(run, view, destination.changes),
    message: `${how} Nothing was sent, nothing was written.`,
    notes: [...notes, ...toFile],
  }
}

/** The masked difference that changes of a section make. */
export function changed(run: Run, view: View, changes: readonly Change[]): Outcome {
  const { document, path } = view
  const patched = patch(document, run.provider.service, changes)
  if (!patched.ok) return failed(`${path} cannot be changed like that: ${patched.reason}.`)
  const after = readAsWritten(createSource(path, patched.text))
  const output = renderDiff(
    path,
    { text: document.source.text, masked: withoutSecrets(document, []).masked },
    { text: patched.text, masked: withoutSecrets(after, []).masked },
    shownOn(run),
  )
  return { state: 'valid', message: '', output, standing: view.standing }
}

/** A difference in JSON is for programs, which have no use for colours. */
function shownOn({ request, io }: Run): Terminal {
  const terminal = detectTerminal(io.stdout, io.env)
  return request.json ? { ...terminal, colour: false } : terminal
}
