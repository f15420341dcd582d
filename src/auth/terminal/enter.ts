/**
 * Does something each time Enter is pressed, and something else on Ctrl-D. Returns how to stop listening, so that
 * the process can end.
 */
export function onEnter(action: () => void, ended: () => void): () => void {
  const { stdin } = process
  const listen = (chunk: Buffer) => {
    if (chunk.includes(10) || chunk.includes(13)) action()
  }
  stdin.on('data', listen)
  stdin.on('end', ended)
  // A question that was asked before has stopped it.
  stdin.resume()
  return () => {
    stdin.off('data', listen)
    stdin.off('end', ended)
    stdin.pause()
    stdin.unref()
  }
}
