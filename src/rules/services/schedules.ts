import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import type { Finding } from '../rule.js'

/**
 * Whether a file entry, a library or a block of operations never runs by itself: all that its `schedule` says
 * is `never`, in any case (modules/util.py 677 of Kometa 2.4.4; one schedule of several is enough to run).
 */
export function isNeverRun(document: ConfigDocument, block: NodeRef): boolean {
  const schedule = document.entries(block).find(({ name }) => name === 'schedule')
  if (!schedule) return false
  const schedules = [schedule.value, ...document.items(schedule.value)].flatMap((at) =>
    (document.scalar(at)?.text ?? '').split(','),
  )
  const said = schedules.map((one) => one.trim().toLowerCase()).filter((one) => one !== '')
  return said.length > 0 && said.every((one) => one === 'never')
}

/** A finding about a value of a file entry, milder where the entry or its library never runs. */
export function unlessNeverRun<F extends Finding>(document: ConfigDocument, finding: F, value: NodeRef): F {
  const entry = document.at(value.path.slice(0, -1))
  const library = value.path[0] === 'libraries' ? document.at(value.path.slice(0, 2)) : undefined
  const isIdle = [entry, library].some((block) => block && isNeverRun(document, block))
  return isIdle
    ? {
        ...finding,
        severity: 'info',
        message: `${finding.message} Its schedule is \`never\`, so nothing is amiss until that changes.`,
      }
    : finding
}
