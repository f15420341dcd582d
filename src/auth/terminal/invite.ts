import type { Io } from '../../cli/io.js'
import type { Invitation, VerbRequest } from '../../plugin.js'
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

/** Tells where to go. URL and code are always printed, whatever else is done with them. */
export async function invite(invitation: Invitation, { io, request, present, say }: Setting): Promise<void> {
  const { url, directUrl, code } = invitation
  say('')
  say(code === undefined ? 'Open this page:' : 'Open this page and enter the code:')
  say('')
  say(`    ${visible(url)}`)
  if (code !== undefined) say(`    ${visible(code)}`)
  if (directUrl !== undefined) {
    say('')
    say(`or, with the code in it: ${visible(directUrl)}`)
  }
  if (request.qr) {
    const { renderUnicodeCompact } = await import('uqr')
    say('')
    // Not a text: a line of it that is broken is of no use.
    io.stderr.write(`${renderUnicodeCompact(directUrl ?? url)}\n`)
  }
  if (request.clipboard && code !== undefined) {
    const { copy } = await import('./clipboard.js')
    say(COPIED[await copy(code, io)])
  }
  if (present && request.browser !== false) {
    say('')
    say('Press Enter to open it in your browser. Ctrl-C ends this and changes nothing.')
  }
}
