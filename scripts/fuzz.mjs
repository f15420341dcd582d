// `npm run fuzz -- [--inputs N] [--seed N] [--seconds N] [--threads N] [--corpus FOLDER] [--one INDEX]`: puts
// broken, hostile and random configs to the program and looks for crashes, hangs, repairs that do harm or are
// not done after once, and secrets in what is shown. Ends with 1 when something was found.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { checkInput } from './fuzz/check.mjs'
import { makeInput, readSeeds } from './fuzz/inputs.mjs'
import { bundleProgram } from './texts/load.mjs'

/** Milliseconds that one input may take, of at most some 50 kB; on a busy machine much is waiting. */
const BOUND = 60_000

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '86400' },
    threads: { type: 'string', default: String(Math.min(4, availableParallelism())) },
    corpus: { type: 'string' },
    one: { type: 'string' },
  },
})
const [inputs, first, seed, seconds, threads] = [
  values.inputs,
  values.from,
  values.seed,
  values.seconds,
  values.threads,
].map(Number)

const { url, remove } = await bundleProgram()
try {
  if (values.one === undefined) await fuzz()
  else await runOne(Number(values.one))
} finally {
  await remove()
}

/** @param {number} index */
async function runOne(index) {
  const { kind, bytes, secret } = makeInput(seed ?? 1, index, readSeeds(values.corpus))
  console.log(`${kind}, secret ${secret}\n${bytes.toString()}`)
  await checkInput(await import(url), bytes, secret)
}

async function fuzz() {
  const started = Date.now()
  /** @type {Map<string, { count: number, index: number, kind: string, text: string }>} */
  const failures = new Map()
  /** @param {string} name @param {{ index: number, kind: string, text: string }} found */
  const note = (name, found) => {
    const known = failures.get(name)
    if (known) known.count++
    else {
      failures.set(name, { count: 1, ...found })
      console.log(
        `FOUND ${name}\n  input ${found.index} (${found.kind}): ${JSON.stringify(found.text.slice(0, 1500))}`,
      )
    }
  }
  const counts = await Promise.all(
    Array.from({ length: threads ?? 1 }, (_, thread) => runThread((first ?? 0) + thread, started, note)),
  )
  const done = counts.reduce((sum, count) => sum + count, 0)
  for (const [name, { count, index }] of failures)
    console.log(`${String(count).padStart(6)} ${name} (first: --one ${index})`)
  const rate = Math.round(done / ((Date.now() - started) / 1000))
  console.log(`${done} inputs, seed ${seed}, ${rate} a second: ${failures.size} kinds of failure`)
  process.exitCode = failures.size > 0 ? 1 : 0
}

/**
 * @param {number} from
 * @param {number} started
 * @param {(name: string, found: { index: number, kind: string, text: string }) => void} note
 * @returns {Promise<number>} how many inputs were run
 */
async function runThread(from, started, note) {
  const state = new Int32Array(new SharedArrayBuffer(12))
  const to = (first ?? 0) + (inputs ?? 0)
  for (let next = from; next < to; ) {
    const hung = await new Promise((resolve, reject) => {
      const worker = new Worker(new URL('fuzz/worker.mjs', import.meta.url), {
        workerData: { url, seed, from: next, to, step: threads, folder: values.corpus, state },
      })
      let at = -1
      let since = Date.now()
      const timer = setInterval(() => {
        const present = Atomics.load(state, 1)
        if (present !== at || Atomics.load(state, 2) === 1) [at, since] = [present, Date.now()]
        const isOver = Date.now() - started > (seconds ?? 0) * 1000
        if (!isOver && Date.now() - since < BOUND) return
        clearInterval(timer)
        // Settled before the thread says that it has ended.
        resolve(isOver ? undefined : Atomics.load(state, 0))
        void worker.terminate()
      }, 500)
      worker.on('message', ({ name, ...found }) => note(name, found))
      worker.on('error', (error) => {
        clearInterval(timer)
        reject(error)
      })
      worker.on('exit', (code) => {
        clearInterval(timer)
        if (code === 0) resolve(undefined)
        else reject(new Error(`a thread ended with ${code} at input ${Atomics.load(state, 0)}`))
      })
    })
    if (hung === undefined) break
    const { kind, bytes } = makeInput(seed ?? 1, hung, readSeeds(values.corpus))
    note(`! takes more than ${BOUND / 1000} s`, { index: hung, kind, text: bytes.toString('latin1') })
    next = hung + (threads ?? 1)
  }
  return Atomics.load(state, 1)
}
