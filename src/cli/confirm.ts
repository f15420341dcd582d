import ask from '@inquirer/confirm'
import { answered } from './prompt.js'

/** Asks a question on standard error; Ctrl-C and Ctrl-D are a no, and so is the signal. The default is no. */
export async function confirm(message: string, signal?: AbortSignal): Promise<boolean> {
  return (await answered((context) => ask({ message, default: false }, context), signal)) ?? false
}
