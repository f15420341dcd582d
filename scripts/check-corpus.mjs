// Runs the built program over a folder of real configs: `npm run test:corpus -- FOLDER`. Nothing about what
// it finds is fixed here, only what must hold for any folder: no crash, every file in the report, no error
// on a template that is still blank, nothing that looks like a secret in the output.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkRepairs, runProgram } from './corpus-repairs.mjs'

const folder = process.argv[2]
if (!folder) throw new Error('usage: check-corpus.mjs FOLDER')
const names = readdirSync(folder)
  .filter((name) => /\.ya?ml$/.test(name))
  .sort()
const paths = names.map((name) => join(folder, name))
// One clock for all runs: what is said of a PIN's age changes with every minute.
const clock = `--now=${new Date().toISOString()}`
/** @param {string} format @param {readonly string[]} judged */
const run = (format, judged) => runProgram(['validate', clock, `--format=${format}`, ...judged])

const problems = []
const [json, pretty, concise] = await Promise.all([
  run('json', paths),
  run('pretty', paths),
  run('concise', paths),
])
if (json.status !== 0 && json.status !== 1) problems.push(`exit ${json.status}: ${json.stderr}`)
const report = JSON.parse(json.stdout)
const reported = new Set(report.files.map((/** @type {{ path: string }} */ file) => file.path))
for (const path of paths) if (!reported.has(path)) problems.push(`${path} is not in the report`)

/** Each judged by itself is judged as among the others. */
async function judgeAlone() {
  for (const path of paths) {
    const [single] = JSON.parse((await run('json', [path])).stdout).files
    const together = report.files.find((/** @type {{ path: string }} */ file) => file.path === path)
    if (JSON.stringify(single) !== JSON.stringify(together))
      problems.push(`${path} is judged differently alone`)
  }
}

// What stands in a file as a long word of letters and digits is a credential or looks like one.
const output = json.stdout + pretty.stdout + concise.stdout
for (const path of paths)
  for (const [word] of readFileSync(path, 'latin1').matchAll(
    /\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{24,}\b/g,
  ))
    for (let at = 0; at + 12 <= word.length; at += 4)
      if (output.includes(word.slice(at, at + 12)) && !path.includes(word))
        problems.push(`${path}: part of a secret is printed`)

const commands = [['fix'], ['fix', '--unsafe-fixes'], ['migrate'], ['migrate', '--unsafe-fixes']]
const [, ...repaired] = await Promise.all([
  judgeAlone(),
  ...commands.map((command) => checkRepairs(paths, report.files, command)),
])
for (const [index, { problems: found, changed, repairs }] of repaired.entries()) {
  const command = commands[index]?.join(' ')
  problems.push(...found.map((problem) => `${command}: ${problem}`))
  console.log(`${command}: ${repairs.length} repairs in ${changed} files`)
}

/** @type {Record<string, number>} */
const counts = {}
for (const file of report.files)
  for (const { rule, severity } of file.diagnostics)
    counts[`${severity} ${rule}`] = (counts[`${severity} ${rule}`] ?? 0) + 1
for (const [key, count] of Object.entries(counts).sort()) console.log(`${String(count).padStart(5)} ${key}`)
const skipped = report.files.filter((/** @type {{ skipped: string | null }} */ file) => file.skipped !== null)
for (const file of skipped) console.log(`      skipped ${file.path}`)
for (const problem of new Set(problems)) console.error(problem)
console.log(`${report.files.length} files, ${skipped.length} skipped`)
if (problems.length > 0) process.exitCode = 1
