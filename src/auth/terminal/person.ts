import type { Io } from '../../cli/io.js'
import type { Person, VerbRequest } from '../../plugin.js'
import { detectTerminal } from '../../report/terminal.js'
import { Cancelled } from '../outcome.js'
import { paragraph } from '../report.js'
import type { Interruption } from './interruption.js'
import { invite } from './invite.js'
import { waitFor } from './wait.js'

/** The person as the host itself sees them. */
export interface HostPerson extends Person {
  /** From here on nothing that is typed is shown. A question must follow: it gives the terminal back. */
  hush(): Promise<void>
}

/** The person in front of the terminal, where there is one. All that is said goes to standard error. */
export function createPerson(io: Io, request: VerbRequest, interruption: Interruption): HostPerson {
  const present = io.interactive === true
  const { columns } = detectTerminal(io.stderr, io.env)
  const say = (text: string) => void io.stderr.write(`${paragraph(text, columns)}\n`)
  return {
    present,
    say,
    async askSecret(question) {
      if (!present) return undefined
      const { default: password } = await prompts()
      // Ctrl-T would show it.
      const options = { message: question, toggleMask: false }
      const { signal } = interruption
      return prompted(() => password(options, { output: process.stderr, signal }))
    },
    async hush() {
      if (!present) return
      await prompts()
      process.stdin.setRawMode(true)
    },
    async show(invitation) {
      // Whoever pastes an answer at once finds the question there.
      if (present) await prompts()
      await invite(invitation, { io, request, present, say })
    },
    async waitFor(invitation, poll) {
      await invite(invitation, { io, request, present, say })
      const browser = present && request.browser !== false
      return waitFor(invitation, poll, { io, browser, interruption, say })
    },
  }
}

const prompts = () => import('@inquirer/password')

/** Ctrl-C at a prompt, or a signal, is a wish to stop, not an error. */
async function prompted<Answer>(prompt: () => Promise<Answer>): Promise<Answer> {
  try {
    return await prompt()
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) throw new Cancelled()
    throw error
  }
}
