/**
 * Calls back once when the program is to end: Ctrl-C, SIGTERM, or the end of the `npm run` that started it.
 * @param {() => void} callback
 */
export function onEnd(callback) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end)
  const parent = process.ppid
  // npm passes SIGTERM on to a shell, which dies of it and tells nobody. Whoever started this program
  // without npm may well be gone by now.
  const watch =
    process.env.npm_lifecycle_event === 'fake-trakt'
      ? setInterval(() => process.ppid !== parent && end(), 200).unref()
      : undefined
  let ended = false

  function end() {
    if (ended) return
    ended = true
    clearInterval(watch)
    callback()
  }
}
