// `node scripts/growth.mjs [NAME...]`: how time grows with the size of hostile and very large configs. Ten times the
// text must not take much more than ten times as long; prints every shape, and fails where one does.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { bundleProgram } from './texts/load.mjs'
import { SHAPES } from './texts/shapes.mjs'

const OPERATIONS = ['validate', 'json', 'fix', 'mask']
const SMALL = 3_000
/** Eleven is meant; the garbage collector and a busy machine need some room. */
const MOST = 15
/** Milliseconds below which a measurement says nothing. */
const NOISE = 25
const LIMIT = 60_000

const wanted = process.argv.slice(2)
const shapes = SHAPES.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
const { url, remove } = await bundleProgram()
let failed = 0
try {
  for (const { name, small = SMALL } of shapes) {
    const row = []
    for (const operation of OPERATIONS) {
      const [one, ten] = await measure(name, operation, [small, 10 * small])
      const ratio = one && ten ? ten.time / Math.max(one.time, NOISE / 10) : Number.POSITIVE_INFINITY
      const bad = !ten || (ten.time > NOISE && ratio > MOST)
      if (bad) failed++
      row.push(
        ten
          ? `${operation} ${ten.time.toFixed(0)} ms (x${ratio.toFixed(1)})${bad ? ' !' : ''}`
          : `${operation} > ${LIMIT / 1000} s !`,
      )
    }
    console.log(`${name.padEnd(36)} ${row.join('  ')}`)
  }
} finally {
  await remove()
}
console.log(`${shapes.length} shapes, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

/**
 * @param {string} shape
 * @param {string} operation
 * @param {readonly number[]} sizes
 * @returns {Promise<{ size: number, time: number }[]>}
 */
function measure(shape, operation, sizes) {
  return new Promise((resolve, reject) => {
    /** @type {{ size: number, time: number }[]} */
    const found = []
    const child = fork(fileURLToPath(new URL('texts/measure.mjs', import.meta.url)), {
      execArgv: ['--expose-gc'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT)
    child.on('message', (message) => found.push(/** @type {{ size: number, time: number }} */ (message)))
    child.on('error', reject)
    child.on('exit', () => {
      clearTimeout(timer)
      resolve(found)
    })
    child.send({ url, shape, operation, sizes })
  })
}
