import { styleText } from 'node:util'
import type { Io } from '../../cli/io.js'
import type { Invitation, VerbRequest } from '../../plugin/index.js'
import { inert } from '../../report/inert.js'
import { detectTerminal } from '../../report/terminal.js'
import { visible } from '../../report/visible.js'

interface Setting {
  readonly io: Io
  readonly request: VerbRequest
  readonly present: boolean
  say(text: string): void
}

const COPIED = {
  copied: 'The code is in the clipboard.',
  handed: 'The code was handed to the clipboard of your terminal, if it has one.',
  none: 'The code could not be copied; there is no clipboard here.',
}

/** Tells where to go. URL and code are always printed, whatever else is done with them; the code comes first. */
export async function invite(invitation: Invitation, { io, request, present, say }: Setting): Promise<void> {
  const { url, directUrl, code } = invitation
  const line = (text: string) => void io.stderr.write(`${text}\n`)
  if (code === undefined) say('Open this page:')
  else say(`Open ${visible(url)} and enter this code:`)
  line('')
  line(`    ${code === undefined ? inert(visible(url)) : standingOut(inert(visible(code)), io)}`)
  line('')
  if (directUrl !== undefined) say(`Or open the page with the code in it: ${visible(directUrl)}`)
  if (request.qr) {
    const { renderUnicodeCompact } = await import('uqr')
    // Not a text: a line of it that is broken is of no use.
    line(renderUnicodeCompact(directUrl ?? url))
  }
  if (request.clipboard && code !== undefined) {
    const { copy } = await import('./clipboard.js')
    say(COPIED[await copy(code, io)])
  }
  if (present && request.browser !== false)
    say('Press Enter to open it in your browser. Ctrl-C ends this and changes nothing.')
}

function standingOut(code: string, io: Io): string {
  const { colour } = detectTerminal(io.stderr, io.env)
  return colour ? styleText(['bold', 'inverse'], code, { validateStream: false }) : code
}
