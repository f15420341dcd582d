/**
 * The name of `names` that was probably meant by `wanted`: one that only goes on (`config.yml.txt`), else the
 * nearest by edits, at most a third of its length and three.
 */
export async function findSimilar(wanted: string, names: Iterable<string>): Promise<string | undefined> {
  const { distance } = await import('fastest-levenshtein')
  const lower = wanted.toLowerCase()
  const limit = Math.min(3, Math.floor(wanted.length / 3))
  const near = [...names]
    .map((name) => ({
      name,
      edits: name.toLowerCase().startsWith(`${lower}.`) ? 1 : distance(lower, name.toLowerCase()),
    }))
    .filter(({ edits }) => edits <= limit)
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
  return near[0]?.name
}
