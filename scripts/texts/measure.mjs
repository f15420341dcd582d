// In a process of its own: says how long one operation takes for a shape at each size, in ms of CPU time.
import { SHAPES } from './shapes.mjs'

process.on(
  'message',
  async (/** @type {{ url: string, shape: string, operation: string, sizes: number[] }} */ job) => {
    const { OPERATIONS } = await import(job.url)
    const shape = SHAPES.find(({ name }) => name === job.shape)
    if (!shape) throw new Error(`no shape is called ${job.shape}`)
    const run = OPERATIONS[job.operation]
    // Compiled code first, or the smaller size would be the slower one.
    await run(shape.make(Math.min(1000, job.sizes[0] ?? 1000)))
    for (const size of job.sizes) {
      const text = shape.make(size)
      const times = []
      for (let left = 3; left > 0; left--) {
        globalThis.gc?.()
        const start = process.cpuUsage()
        await run(text)
        const { user, system } = process.cpuUsage(start)
        times.push((user + system) / 1000)
        if (times[0] !== undefined && times[0] > 2000) break
      }
      process.send?.({ size, length: text.length, time: Math.min(...times) })
    }
    process.disconnect()
  },
)
