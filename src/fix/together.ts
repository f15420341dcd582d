import type { Checked } from '../lint/check.js'
import type { Source } from '../text/source.js'
import { fix, type Inspected, type Repaired } from './fix.js'

/** In UTF-16 units. All repairs of a longer file are not made only to see what comes of it. */
const LONGEST = 300_000

/**
 * Which of the repairs that cannot be made by themselves are made once all others of the file are, or are no
 * longer needed then: with the safe ones alone (`safe`), or with all that there are. The repairs are made as `fix`
 * makes them, so that it takes no longer than twice as long.
 */
export async function madeTogether(
  start: Inspected,
  inspect: (source: Source) => Promise<Inspected>,
  refused: ReadonlySet<Checked>,
): Promise<ReadonlyMap<Checked, 'safe' | 'unsafe'>> {
  const made = new Map<Checked, 'safe' | 'unsafe'>()
  const others = start.checked.filter((one) => one.finding.fix && !refused.has(one))
  if (others.length === 0 || start.document.source.text.length > LONGEST) return made
  const isSafe = ({ finding }: Checked) => finding.fix?.safety === 'safe'
  if (others.some(isSafe) && [...refused].some(isSafe)) {
    const repaired = await fix(start, inspect, isSafe, { mayAddFiles: false, mayWake: false })
    for (const one of refused) if (isSafe(one) && isDone(one, repaired)) made.set(one, 'safe')
  }
  if (made.size === refused.size) return made
  const hasFix = ({ finding }: Checked) => finding.fix !== undefined
  const repaired = await fix(start, inspect, hasFix, { mayAddFiles: true, mayWake: true })
  for (const one of refused) if (!made.has(one) && isDone(one, repaired)) made.set(one, 'unsafe')
  return made
}

/** The repair was made, be it that its place had another path by then; or nothing is left of what it was for. */
function isDone({ diagnostic, finding }: Checked, { repairs, checked }: Repaired): boolean {
  const { line } = diagnostic.range.start
  const isMade = repairs.some(
    ({ rule, title, lines, path }) =>
      rule === diagnostic.rule &&
      title === finding.fix?.title &&
      (path.join('\0') === diagnostic.path.join('\0') ||
        lines.some(({ first, last }) => first <= line && line <= last)),
  )
  return isMade || (repairs.length > 0 && !checked.some((left) => left.diagnostic.rule === diagnostic.rule))
}
