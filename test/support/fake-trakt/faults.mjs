import { endpointsOf } from './routes.mjs'

/**
 * @typedef {import('./types.js').Fault} Fault
 * @typedef {import('./types.js').Request} Request
 * @typedef {import('./types.js').Reply} Reply
 */

/**
 * Every fault counts the requests that match it, also those that another fault hits.
 * @param {readonly Fault[]} faults may grow and shrink
 * @returns {(request: Request) => Fault | undefined} the fault that hits a request
 */
export function createChooser(faults) {
  /** @type {WeakMap<Fault, number>} */
  const seen = new WeakMap()
  return (request) => {
    const names = [request.path, ...endpointsOf(request)]
    /** @type {Fault | undefined} */
    let hit
    for (const fault of new Set(faults)) {
      if (fault.on !== undefined && !names.includes(fault.on)) continue
      const count = (seen.get(fault) ?? 0) + 1
      seen.set(fault, count)
      const { nth = 1, times = 1 } = fault
      if (count >= nth && count < nth + times) hit ??= fault
    }
    return hit
  }
}

/** Whether a request is carried out although a fault hits it. @param {Fault} fault */
export function isHandled({ handled, cut, status = 200 }) {
  return handled ?? (cut !== 'before' && status < 300)
}

/**
 * The answer as the fault makes it of the true one.
 * @param {Reply} reply
 * @param {Fault} fault
 * @returns {Reply}
 */
export function alter(reply, { status = reply.status, headers = {}, body = reply.body }) {
  const all = Object.entries({ ...reply.headers, ...headers })
  return {
    ...reply,
    status,
    headers: Object.fromEntries(all.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
    body: typeof body === 'string' ? body : body(reply.body),
  }
}
