import ask from '@inquirer/confirm'

/** Asks a question on standard error; Ctrl-C is a no, and so is the signal. The default is no. */
export async function confirm(message: string, signal?: AbortSignal): Promise<boolean> {
  try {
    return await ask({ message, default: false }, { output: process.stderr, ...(signal ? { signal } : {}) })
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) return false
    throw error
  }
}
