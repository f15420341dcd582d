import { createHash } from 'node:crypto'

/**
 * Whether a verifier belongs to the challenge of its authorization (RFC 7636, S256); one without a challenge
 * needs none.
 * @param {string | undefined} challenge
 * @param {unknown} verifier
 */
export function provesChallenge(challenge, verifier) {
  if (challenge === undefined) return true
  return (
    typeof verifier === 'string' && createHash('sha256').update(verifier).digest('base64url') === challenge
  )
}
