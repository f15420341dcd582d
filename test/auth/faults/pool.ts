/** So many processes run at once: enough for two processors, few enough to leave others some. */
const AT_ONCE = 3

/** Does all the work, some at once; fails with the first failure when all of it is done. */
export async function each<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const next = items[Symbol.iterator]()
  const failures: unknown[] = []
  const worker = async () => {
    for (let item = next.next(); !item.done; item = next.next())
      try {
        await work(item.value)
      } catch (error) {
        failures.push(error)
      }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (failures.length > 0) throw failures[0]
}
