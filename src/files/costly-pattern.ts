/** In a part of a path, and as often over several parts: what people write has two or three. */
const MOST = 4
const MOST_FOLDERS = 3

/**
 * Whether matching a pattern may take longer than anybody waits. Each star may end at any place behind it, and where
 * the rest does not fit, all of these are tried with all of those of the others: a few more stars are hours.
 */
export function isCostly(pattern: string): boolean {
  const folders = pattern.match(/\*{2,}/g)?.length ?? 0
  // `+(a|b)` is as good as a star, and one inside another is worse.
  const groups = pattern.match(/[*+@!?]\(/g)?.length ?? 0
  const stars = pattern.split('/').map((part) => part.match(/\*+/g)?.length ?? 0)
  return folders > MOST_FOLDERS || groups > 1 || stars.some((count) => count > MOST)
}
