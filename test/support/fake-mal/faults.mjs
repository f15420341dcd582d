/** @typedef {'authorize' | 'token' | 'me' | 'suggestions'} Endpoint */

/** What goes wrong at an endpoint, so many times (once, if nothing else is said) or always (`Infinity`).
 * @typedef {{ status: 403 | 429 | 500 | 502 | 503 | 504, times?: number, retryAfter?: number, html?: boolean }} Fault */

/** Faults by endpoint, used up in the order they were planned. */
export function createFaults() {
  /** @type {Map<Endpoint, { fault: Fault, left: number }[]>} */
  const planned = new Map()
  return {
    /** @param {Endpoint} endpoint @param {Fault} fault */
    add(endpoint, fault) {
      planned.set(endpoint, [...(planned.get(endpoint) ?? []), { fault, left: fault.times ?? 1 }])
    },
    clear: () => planned.clear(),
    /** The answer in place of the endpoint's own, if it is to fail now.
     * @param {Endpoint} endpoint @returns {import('./answer.mjs').Answer | undefined} */
    take(endpoint) {
      const next = planned.get(endpoint)?.find(({ left }) => left > 0)
      if (!next) return undefined
      next.left--
      const { status, retryAfter, html } = next.fault
      return {
        status,
        body: html ? `<html><body><h1>${status}</h1></body></html>` : { error: ERRORS[status], message: '' },
        ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
      }
    },
  }
}

const ERRORS = {
  403: 'forbidden',
  429: 'too_many_requests',
  500: 'internal_server_error',
  502: 'bad_gateway',
  503: 'service_unavailable',
  504: 'gateway_timeout',
}
