/** Where a question is asked, and what takes it back. */
export interface PromptContext {
  readonly output: NodeJS.WriteStream
  readonly signal: AbortSignal
}

/**
 * Asks a question on standard error. Nothing where somebody ended it: by Ctrl-C, by Ctrl-D, or by the signal.
 */
export async function answered<Answer>(
  prompt: (context: PromptContext) => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer | undefined> {
  const closing = new AbortController()
  // On Ctrl-D the terminal is read no longer, and nobody tells the prompt, which would wait for ever.
  const close = () => closing.abort()
  for (const event of ['pause', 'end']) process.stdin.once(event, close)
  const signals = signal ? [signal, closing.signal] : [closing.signal]
  try {
    return await prompt({ output: process.stderr, signal: AbortSignal.any(signals) })
  } catch (error) {
    if (error instanceof Error && /^(Exit|Abort)PromptError$/.test(error.name)) return undefined
    throw error
  } finally {
    for (const event of ['pause', 'end']) process.stdin.off(event, close)
  }
}
