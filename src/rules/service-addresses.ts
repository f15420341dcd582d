import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { librariesOf } from './libraries-of.js'

/** The sections whose `url` PMM connects to. */
const SERVICES = 'plex tautulli radarr sonarr lidarr gotify ntfy floppy tracearr yamtrack'.split(' ')

/** The addresses of services, for all libraries and for single ones, in that order. */
export function* serviceAddresses(document: ConfigDocument): Iterable<NodeRef> {
  for (const section of SERVICES) {
    const url = document.at([section, 'url'])
    if (url) yield url
  }
  for (const { keys } of librariesOf(document))
    for (const { name, value } of keys)
      if (SERVICES.includes(name))
        for (const key of document.entries(value)) if (key.name === 'url') yield key.value
}

const LOOPBACK = String.raw`(?:https?:\/\/)?(?:[^/@\s"']*@)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?![\w.-])`
const ADDRESS = new RegExp(`^\\s*${LOOPBACK}`, 'i')
const ANYWHERE = new RegExp(String.raw`\burl["']?\s*:\s*["']?${LOOPBACK}`, 'i')

/** Whether an address is that of the machine, or container, which asks for it. */
export const isLoopback = (address: string): boolean => ADDRESS.test(address)

/** Whether a config may hold such an address, as far as a look at its text tells. */
export const mayHoldLoopback = (text: string): boolean => ANYWHERE.test(text)
