import { spawn } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/**
 * @typedef {{ rule: string, severity: string }} Diagnostic
 * @typedef {{ rule: string, lines: { first: number, last: number }[] }} Repair
 * @typedef {{ path: string, diagnostics: Diagnostic[], fixed: Repair[], changed: boolean }} ReportedFile
 */

/**
 * Runs the built program.
 * @param {readonly string[]} args @param {string} [cwd]
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string }>}
 */
export function runProgram(args, cwd) {
  const program = spawn(process.execPath, [join(import.meta.dirname, '../bin/run.cjs'), ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [stdout, stderr] = ['', '']
  program.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
  program.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
  return new Promise((done, fail) => {
    program.on('error', fail)
    program.on('close', (status) => done({ status, stdout, stderr }))
  })
}

/**
 * Repairs copies of real configs, and says what must not be: a defect, a file that is worse than before or
 * changes again in a second run, a line that changed although no repair names it.
 * @param {readonly string[]} paths
 * @param {readonly ReportedFile[]} before what `validate` says of them
 * @param {readonly string[]} command such as `['fix', '--unsafe-fixes']`
 */
export async function checkRepairs(paths, before, command) {
  const folder = mkdtempSync(join(tmpdir(), 'pmm-config-corpus-'))
  try {
    // Each in a folder of its own: a repair may add a file.
    const names = paths.map((path) => join(basename(path, '.yml'), 'config.yml'))
    for (const [index, path] of paths.entries()) {
      const copy = join(folder, names[index] ?? '')
      cpSync(path, copy)
      chmodSync(copy, 0o644)
    }
    /** @param {readonly string[]} args */
    const run = (args) => runProgram([...args, '--format=json', ...names], folder)
    /** @param {readonly string[]} args @returns {Promise<ReportedFile[]>} */
    const report = async (args) => JSON.parse((await run(args)).stdout).files
    const result = await run(command)
    /** @type {ReportedFile[]} */
    const repaired = JSON.parse(result.stdout).files
    const after = await report(['validate'])
    const problems =
      result.status === 0 || result.status === 1 ? [] : [`exit ${result.status}: ${result.stderr}`]
    for (const { path, changed } of await report(command))
      if (changed) problems.push(`${path} changes again in a second run`)
    for (const [index, file] of repaired.entries()) {
      const was = readFileSync(paths[index] ?? '', 'utf8')
      const is = readFileSync(join(folder, file.path), 'utf8')
      if (file.changed === (was === is)) problems.push(`${file.path} is said to be changed: ${file.changed}`)
      problems.push(
        ...unnamed(file, was, is).map((line) => `${file.path}:${line} changed, and no repair names it`),
      )
      for (const rule of grown(before[index], after[index])) problems.push(`${file.path} is worse by ${rule}`)
    }
    return {
      problems,
      changed: repaired.filter(({ changed }) => changed).length,
      repairs: repaired.flatMap(({ fixed }) => fixed),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Lines (from 1) that no repair names, and that are not there any more, or not in their order.
 * @param {ReportedFile} file @param {string} was @param {string} is
 */
function unnamed(file, was, is) {
  const lines = file.fixed.flatMap((repair) => repair.lines)
  const left = is.split('\n').values()
  return was.split('\n').flatMap((content, index) => {
    if (lines.some(({ first, last }) => first <= index + 1 && index + 1 <= last)) return []
    for (const present of left) if (present === content) return []
    return [index + 1]
  })
}

/**
 * Rules that stop PMM, and are there more often than before.
 * @param {ReportedFile | undefined} before @param {ReportedFile | undefined} after
 */
function grown(before, after) {
  /** @param {ReportedFile | undefined} file @param {string} rule */
  const count = (file, rule) => file?.diagnostics.filter((one) => one.rule === rule).length ?? 0
  const rules = new Set(after?.diagnostics.map(({ rule }) => rule).filter((rule) => rule.startsWith('yaml/')))
  return [...rules].filter((rule) => count(after, rule) > count(before, rule))
}
