import { isTemplate, placeholdersIn } from '../../kometa/placeholders.js'
import { isLeftOver } from '../../schema/left-over.js'
import type { NodeRef } from '../../yaml/document.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { serviceAddresses } from '../service-addresses.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'config/odd-url',
    kind: 'lint',
    severity: 'error',
    fix: 'unsafe',
    holds: ALL,
  },
  *check({ document }) {
    for (const at of serviceAddresses(document)) {
      const text = document.scalar(at)?.value
      // `env` is Plex's address out of the environment.
      if (typeof text !== 'string' || text.trim() === '' || text.toLowerCase() === 'env') continue
      if (isTemplate(text) || placeholdersIn(text).length > 0 || isLeftOver(text)) continue
      const found = problemOf(text.trim(), `${at.path.at(-2)}`)
      if (found) yield { at, ...found(at) }
    }
  },
}

type Say = (at: NodeRef) => Omit<Finding, 'at'>

function problemOf(text: string, section: string): Say | undefined {
  if (/^https?:\/\/[^/]*\bplex\.tv(?:[:/]|$)/i.test(text) && section === 'plex')
    return () => ({
      message: 'This is the address of Plex’s own pages, not of your server: PMM cannot connect to it.',
      hint: 'Write the address of the server in your network, such as `http://192.168.1.12:32400`.',
    })
  if (/^https?:\/\/[^/\s]+/i.test(text)) return undefined
  const meant = /^(?:https?:?\/{0,2})?([a-z0-9.-]+(?::\d{1,5})?(?:\/\S*)?)$/i.exec(text)?.[1]
  const isAddress = meant !== undefined && /[.:]|^localhost/i.test(meant)
  return (at) => ({
    message: `An address begins with \`http://\` or \`https://\`: PMM cannot connect to ${section} by this one.`,
    hint: isAddress
      ? `Write \`http://\` in front of it.`
      : 'Write an address such as `http://192.168.1.12:7878`.',
    ...(isAddress
      ? {
          fix: {
            title: 'Write `http://` in front of the address',
            safety: 'unsafe',
            reveals: at.path,
            make: (draft) => draft.set(at, `http://${meant}`),
          },
        }
      : {}),
  })
}

export const docs: RuleDocs = {
  summary: 'The address of a service is none that PMM can connect to.',
  why: 'PMM gives the address to the service as it stands. Without `http://` or `https://` in front no connection is made, and what needs the service is left out; without Plex the library is. The pages of plex.tv are no server.',
  examples: [
    {
      bad: 'libraries:\n  Films: {}\nplex:\n  url: 192.168.1.12:32400\n  token: env\n',
      good: 'libraries:\n  Films: {}\nplex:\n  url: http://192.168.1.12:32400\n  token: env\n',
    },
  ],
}
