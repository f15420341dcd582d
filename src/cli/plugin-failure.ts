/** A plugin does not do what it is there for. */
export class PluginFailure extends Error {
  override readonly name = 'PluginFailure'

  /** @param cause of which only the place is told */
  constructor(plugin: string, what: string, cause?: unknown) {
    super(`the plugin ${plugin} failed: ${what}${placeOf(cause)}`)
  }
}

function placeOf(cause: unknown): string {
  const place = cause instanceof Error ? /^\s+(at .*)$/m.exec(cause.stack ?? '')?.[1] : undefined
  return place ? ` (${place})` : ''
}
