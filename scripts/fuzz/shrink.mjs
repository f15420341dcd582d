/** Tries at most; a failure is to be understood, not to be the smallest there is. */
const MOST_TRIES = 400

/**
 * A smaller input that fails in the same way: lines are left out, half of them at a time, then fewer.
 *
 * @param {Buffer} bytes
 * @param {(bytes: Buffer) => Promise<boolean>} fails
 */
export async function shrink(bytes, fails) {
  let lines = bytes.toString('latin1').split('\n')
  let tries = 0
  for (let size = lines.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at < lines.length; ) {
      if (++tries > MOST_TRIES) return toBytes(lines)
      const fewer = lines.toSpliced(at, size)
      if (fewer.length < lines.length && (await fails(toBytes(fewer)))) lines = fewer
      else at += size
    }
  return toBytes(lines)
}

/** @param {readonly string[]} lines */
const toBytes = (lines) => Buffer.from(lines.join('\n'), 'latin1')
