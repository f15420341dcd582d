/** Does something each time Enter is pressed. Returns how to stop listening, so that the process can end. */
export function onEnter(action: () => void): () => void {
  const { stdin } = process
  const listen = (chunk: Buffer) => {
    if (chunk.includes(10) || chunk.includes(13)) action()
  }
  stdin.on('data', listen)
  // A question that was asked before has stopped it.
  stdin.resume()
  return () => {
    stdin.off('data', listen)
    stdin.pause()
    stdin.unref()
  }
}
