/**
 * A request in one line. Bodies, headers and queries hold secrets, and so may a path below /activate.
 * @param {import('./types.js').Request} request
 * @param {import('./types.js').Reply | undefined} reply
 * @param {import('./types.js').Fault | undefined} fault
 */
export function logLine({ method, path }, reply, fault) {
  const where = path.replace(/^(\/activate\/).+/, '$1...')
  const note = reply?.note ? ` ${reply.note}` : ''
  const end = fault ? `, fault: ${fault.name ?? 'unnamed'}` : ''
  return `${method} ${where} -> ${reply ? `${reply.status}${note}` : 'no answer'}${end}`
}
