import type { SecretSource } from '../../auth/placeholder.js'
import type { AuthProvider } from '../../plugin/index.js'
import type { Check, Mark } from '../../report/checkup.js'
import type { ConfigDocument } from '../../yaml/document.js'
import type { Io } from '../io.js'
import type { Settings } from '../settings.js'

/** A config that was read, with all that its checks need to know. */
export interface Subject {
  /** As shown. */
  readonly path: string
  readonly document: ConfigDocument
  readonly modifiedAt: Date
  readonly settings: Settings
  /** The variables that fill its placeholders, as far as they are set here. */
  readonly secrets: SecretSource
  /** Where else a variable is set, which the run of PMM gets and this one does not, such as a compose file. */
  setElsewhere(variable: string): string | undefined
  readonly providers: readonly AuthProvider[]
  readonly io: Io
}

/** One check, in order of reading: what, how it stands, in words, what to do. */
export const check = (id: string, mark: Mark, subject: string, message: string, hint?: string): Check => ({
  ...{ id, mark, subject, message },
  ...(hint === undefined ? {} : { hint }),
})

/** What is not in our own words, between backticks. */
export const quoted = (text: string, most = 80): string => {
  const plain = text.replaceAll('`', "'")
  return `\`${plain.length > most ? `${plain.slice(0, most)}…` : plain}\``
}
