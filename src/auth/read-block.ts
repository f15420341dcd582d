import type { AuthProvider } from '../plugin/index.js'
import { shellWord } from '../report/shell-word.js'
import { tokenPaths } from './layout.js'
import type { View } from './open.js'
import { failed, type Outcome } from './outcome.js'
import { type Pasted, readPasted } from './pasted.js'
import type { Run } from './run.js'
import { readText } from './stdin.js'
import { typed } from './terminal/interruption.js'
import { local } from './time.js'

/** Reads the block, and judges what it tells by itself. Nothing is sent. */
export async function readBlock(run: Run, view: View): Promise<Outcome | Extract<Pasted, { ok: true }>> {
  const { request, provider, providers, io, person } = run
  const isTyped = request.import === '-' && person.present
  const from = request.import === '-' ? (isTyped ? 'the terminal' : 'standard input') : request.import
  const text = isTyped ? await person.paste() : await typed(readText(request.import!, io), run.interruption)
  const pasted = readPasted(text, provider, { now: io.now(), providers, variables: variablesIn(run, view) })
  if ('of' in pasted) return ofOther(run, pasted.of, `The block from ${from} is named for`)
  if (!pasted.ok)
    return failed(
      `The block from ${from} cannot be used: ${pasted.reason}. Nothing was written.`,
      pasted.next,
    )
  if (request.force) return { ...pasted, notes: [...pasted.notes, ...pasted.doubts] }
  const { resembles, doubts, notes, signIn } = pasted
  if (resembles) return ofOther(run, resembles, `The block from ${from} has the look of`)
  if (doubts.length > 0)
    return failed(
      `The block from ${from} is not taken as it is: ${doubts.join(' ')} Nothing was sent, nothing was written.`,
      'Copy all of it once more; or write it all the same by --force.',
      notes,
    )
  const { created_at: created, expires_in: life } = signIn.tokens
  const end = new Date((Number(created) + Number(life)) * 1000)
  if (life && created && end < io.now())
    return failed(
      `The access token of this block ran out on ${local(end)}. Nothing was written.`,
      'Get a new block, or write this one all the same by --force.',
      notes,
    )
  return pasted
}

function ofOther({ request, provider }: Run, other: AuthProvider, words: string): Outcome {
  const { import: given = '-' } = request
  const file = given === '-' ? given : shellWord(given)
  return failed(
    `${words} ${other.title}, not ${provider.title}. Nothing was sent, nothing was written.`,
    `Hand it over to ${other.title}’s command: pmm-config ${other.service} auth --import ${file} <config>`,
  )
}

/** What the variables of the config's placeholders stand for: an env file that was written for it has them. */
function variablesIn({ provider }: Run, { section }: View): Readonly<Record<string, string>> {
  const paths = [...provider.client.map(({ key }) => [key]), ...tokenPaths(provider)]
  return Object.fromEntries(
    paths.flatMap((path) => {
      const { variable } = section.get(path)
      return variable === undefined ? [] : [[variable, String(path.at(-1))]]
    }),
  )
}
