import ask from '@inquirer/confirm'

/** Asks a question on standard error; Ctrl-C is a no. The default is no. */
export async function confirm(message: string): Promise<boolean> {
  try {
    return await ask({ message, default: false }, { output: process.stderr })
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) return false
    throw error
  }
}
