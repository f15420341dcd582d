import type { Rule, RuleDocs } from '../rule.js'
import { isLoopback, serviceAddresses } from '../service-addresses.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'config/localhost-in-container',
    kind: 'lint',
    severity: 'info',
    fix: 'manual',
    holds: ALL,
  },
  *check({ document, facts: { container } }) {
    if (!container) return
    for (const at of serviceAddresses(document)) {
      const address = document.scalar(at)?.value
      if (typeof address !== 'string' || !isLoopback(address)) continue
      yield {
        at,
        message: `PMM runs in a container with a network of its own (${container.path}:${container.line}): there this is the address of that container, not of the machine it runs on.`,
        hint: 'Write the address of the machine in your network, or the name of the other container in the same network; or give PMM `network_mode: host`.',
      }
    }
  },
}

export const docs: RuleDocs = {
  summary: 'An address is `localhost`, and PMM runs in a container with a network of its own.',
  why: 'In a container `localhost` is the container itself, in which neither Plex nor any other service runs, so that PMM cannot connect. It is said where a Compose file in the folder of the config, or in the one above, has a service with the image of Kometa or Plex Meta Manager and without `network_mode: host`.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: http://localhost:32400\n  token: env\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://192.168.1.12:32400\n  token: env\n',
      given: { facts: { committing: false, container: { path: 'compose.yml', line: 2 } } },
    },
  ],
}
