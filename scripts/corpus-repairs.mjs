import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/**
 * @typedef {{ rule: string, severity: string }} Diagnostic
 * @typedef {{ rule: string, lines: { first: number, last: number }[] }} Repair
 * @typedef {{ path: string, diagnostics: Diagnostic[], fixed: Repair[], changed: boolean }} ReportedFile
 */

/**
 * Repairs copies of real configs, and says what must not be: a defect, a file that is worse than before or
 * changes again in a second run, a line that changed although no repair names it.
 * @param {readonly string[]} paths
 * @param {readonly string[]} command such as `['fix', '--unsafe-fixes']`
 */
export function checkRepairs(paths, command) {
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
    const run = (args) =>
      spawnSync(process.execPath, [join(import.meta.dirname, '../bin/run.cjs'), ...args], {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 1e9,
      })
    /** @param {readonly string[]} args @returns {ReportedFile[]} */
    const report = (args) => JSON.parse(run([...args, '--format=json', ...names]).stdout).files
    const before = report(['validate'])
    const result = run([...command, '--format=json', ...names])
    /** @type {ReportedFile[]} */
    const repaired = JSON.parse(result.stdout).files
    const after = report(['validate'])
    const problems =
      result.status === 0 || result.status === 1 ? [] : [`exit ${result.status}: ${result.stderr}`]
    for (const { path, changed } of report(command))
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
