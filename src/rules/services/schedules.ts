import type { ConfigDocument, NodeRef } from '../../yaml/document.js'

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
