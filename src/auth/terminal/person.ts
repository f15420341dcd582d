import type { Io } from '../../cli/io.js'
import { answered } from '../../cli/prompt.js'
import type { Invitation, Person, VerbRequest } from '../../plugin/index.js'
import { detectTerminal } from '../../report/terminal.js'
import { Cancelled } from '../outcome.js'
import { paragraph } from '../report.js'
import { openFor } from './browser.js'
import type { Interruption } from './interruption.js'
import { invite } from './invite.js'
import { discard, readHidden } from './paste.js'
import { waitFor } from './wait.js'

/** The person as the host itself sees them. */
export interface HostPerson extends Person {
  /** From here on nothing that is typed is shown. A question must follow: it gives the terminal back. */
  hush(): Promise<void>
  /** Prints lines that explain: behind the next code or page that is shown, or before the next question. */
  explain(text: string): void
  /** Takes a text of several lines, which is not shown. Throws a `Cancelled`. */
  paste(): Promise<string>
  /** Forgets what was typed and not asked for. */
  forget(): Promise<void>
  /** Says what is still to be said, and leaves nothing of a secret to the shell. */
  end(): Promise<void>
}

/**
 * The person in front of the terminal, where there is one. All that is said goes to standard error.
 *
 * @param safe takes secrets out of what is said
 */
export function createPerson(
  io: Io,
  request: VerbRequest,
  interruption: Interruption,
  safe: (text: string) => string = (text) => text,
): HostPerson {
  const present = io.interactive === true
  const { columns } = detectTerminal(io.stderr, io.env)
  const say = (text: string) => void io.stderr.write(`${paragraph(safe(text), columns)}\n`)
  const later: string[] = []
  const explainNow = () => later.splice(0).forEach(say)
  const setting = { io, request, present, say }
  const browser = present && request.browser !== false
  let shown: Invitation | undefined
  let hasAsked = false

  async function askSecret(question: string): Promise<string | undefined> {
    if (!present) return undefined
    explainNow()
    const { default: password } = await prompts()
    hasAsked = true
    // Ctrl-T would show it.
    const options = { message: question, toggleMask: false }
    for (;;) {
      const answer = await answered((context) => password(options, context), interruption.signal)
      if (answer === undefined) throw new Cancelled()
      if (answer !== '' || !shown || !browser) return answer
      process.stdin.setRawMode(true)
      say(await openFor(shown, io.env.BROWSER))
    }
  }

  return {
    present,
    say,
    askSecret,
    explain: (text) => void later.push(text),
    async hush() {
      if (!present) return
      await prompts()
      process.stdin.setRawMode(true)
    },
    async paste() {
      explainNow()
      hasAsked = true
      // Whoever has it in the clipboard pastes it as soon as they read this.
      process.stdin.setRawMode(true)
      say(PASTE)
      const text = await readHidden(process.stdin, interruption.asked)
      const lines = text.split('\n').filter((line) => line.trim() !== '').length
      say(`Read ${lines} ${lines === 1 ? 'line' : 'lines'}.`)
      return text
    },
    async forget() {
      if (present) await discard(process.stdin)
    },
    async show(invitation) {
      // Whoever pastes an answer at once finds the question there.
      if (present) await prompts()
      await invite(invitation, setting)
      explainNow()
      shown = invitation
    },
    async waitFor(invitation, poll) {
      await invite(invitation, setting)
      explainNow()
      return waitFor(invitation, poll, { io, browser, interruption, say })
    },
    async end() {
      explainNow()
      if (present && hasAsked && !process.stdin.destroyed) await discard(process.stdin)
    },
  }
}

const PASTE =
  'Paste the block here; nothing of it is shown. Then press Enter on an empty line, or Ctrl-D. Ctrl-C ends this and changes nothing.'

const prompts = () => import('@inquirer/password')
