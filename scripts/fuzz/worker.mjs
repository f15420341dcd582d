// One thread of the fuzzer: takes every so-manieth input, and says which one it is at, so that one that hangs
// can be told from outside.
import { parentPort, workerData } from 'node:worker_threads'
import { checkInput } from './check.mjs'
import { makeInput, readSeeds } from './inputs.mjs'
import { shrink } from './shrink.mjs'

/** @typedef {{ url: string, seed: number, from: number, to: number, step: number, folder?: string, state: Int32Array }} Job */

const { url, seed, from, to, step, folder, state } = /** @type {Job} */ (workerData)
const program = await import(url)
const seeds = readSeeds(folder)
const seen = new Set()

/** @param {unknown} error */
export function nameOf(error) {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  if (message.startsWith('!')) return message
  const place = stack
    .split('\n')
    .find((line) => line.includes('program.mjs'))
    ?.trim()
    .replace(/\(.*[\\/]/, '(')
  return `${message.slice(0, 100)} ${place ?? ''}`
}

/** @param {Buffer} bytes @param {string | undefined} secret */
async function failure(bytes, secret) {
  try {
    await checkInput(program, bytes, secret)
  } catch (error) {
    return nameOf(error)
  }
  return undefined
}

for (let index = from; index < to; index += step) {
  Atomics.store(state, 0, index)
  Atomics.add(state, 1, 1)
  const { kind, bytes, secret } = makeInput(seed, index, seeds)
  const name = await failure(bytes, secret)
  if (name === undefined) continue
  const isNew = !seen.has(name)
  seen.add(name)
  Atomics.store(state, 2, 1)
  const small = isNew ? await shrink(bytes, async (part) => (await failure(part, secret)) === name) : bytes
  Atomics.store(state, 2, 0)
  parentPort?.postMessage({ index, kind, name, isNew, text: small.toString('latin1') })
}
