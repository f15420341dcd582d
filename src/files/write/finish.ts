import { realPath } from '../real-path.js'
import { holdConfig } from './hold.js'
import { isAnythingLeft } from './sweep.js'

/** In milliseconds: another run may be at it just now. */
const PATIENCE = 5000

/**
 * Sees to what a run that was killed has left of a config, before it is read: a write in place that was cut off
 * is finished, or its half would be judged. Returns what people are to know. What stands in the way of it
 * stands in the way of the write that follows as well, which says so.
 */
export async function finishEarlier(path: string, cwd: string): Promise<readonly string[]> {
  const real = realPath(path, cwd)
  if (!isAnythingLeft(real)) return []
  const notes = await holdConfig(path, cwd, async ({ notes }) => notes, { patience: PATIENCE })
  return 'message' in notes ? [] : notes
}
