import type { Session } from '../../plugin/index.js'

/** All that were ever seen have as many, digits and the letters a to f; Trakt promises neither. */
const USUAL_LENGTH = 64

/**
 * What strikes one about the id and secret of an app that Trakt does not know, in whole sentences; blank where
 * they look as they do everywhere.
 */
export function oddApp({ client_id: id, client_secret: secret }: Session['client']): string {
  const odd = [oddity('client_id', id), oddity('client_secret', secret)]
  if (id !== undefined && id === secret)
    odd.push('client_id and client_secret are the same, and never should be.')
  return odd
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => `${sentence} `)
    .join('')
}

/** The value itself is never said. */
function oddity(key: string, value: string | undefined): string | undefined {
  if (value === undefined || /^[0-9a-f]{64}$/i.test(value)) return undefined
  const { length } = value
  if (length !== USUAL_LENGTH)
    return `The ${key} has ${length} ${length === 1 ? 'character' : 'characters'} where ${USUAL_LENGTH} are usual, so it is probably not copied whole or has something too much.`
  return `The ${key} holds other characters than digits and the letters a to f, so it is probably mistyped.`
}
