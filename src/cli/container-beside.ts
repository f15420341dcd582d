import { composeFiles } from '../files/compose-files.js'
import type { ContainerBeside } from '../rules/facts.js'

/** The container of PMM that a Compose file near a config shows, unless it has the network of its host or of another. */
export async function containerBeside(config: string, cwd: string): Promise<ContainerBeside | undefined> {
  // Most machines have none, and most files are of something else: then nothing is parsed.
  const files = composeFiles(config, cwd).filter(({ text }) => /kometa|plex-meta-manager/i.test(text))
  if (files.length === 0) return undefined
  const { servicesOf } = await import('./compose-services.js')
  const services = files.map(servicesOf).find((found) => found.length > 0)
  // Of several nobody can tell which one reads this config.
  return services?.every(({ isApart }) => isApart) ? services[0]?.place : undefined
}
