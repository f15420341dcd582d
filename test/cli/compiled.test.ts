import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const isCompiled = (name: string) => name.endsWith('.compiled')

let folder: string

/** The program as it is installed, without the parts that a plain `validate` does not load. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pmm-config-compiled-'))
  mkdirSync(join(folder, 'dist'))
  cpSync(join(ROOT, 'bin'), join(folder, 'bin'), { recursive: true })
  for (const name of readdirSync(join(ROOT, 'dist')))
    if (name === 'cli.cjs' || isCompiled(name))
      copyFileSync(join(ROOT, 'dist', name), join(folder, 'dist', name))
  writeFileSync(join(folder, 'config.yml'), 'libraries:\n  Films: {}\n')
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Whether V8 takes what was compiled; nothing where there is none. */
function rejected(): boolean | undefined {
  const { start, loaded } = createRequire(import.meta.url)(join(folder, 'bin/run.cjs'))
  start()
  return loaded.get(join(folder, 'dist/cli.cjs')).script.cachedDataRejected
}

const validate = () =>
  execFileSync(process.execPath, [join(folder, 'bin/run.cjs'), 'validate', 'config.yml'], {
    cwd: folder,
    encoding: 'utf8',
  })

const compiled = () => readdirSync(join(folder, 'dist')).filter(isCompiled)

test('the program is compiled when it is built', () => {
  expect(compiled()).toHaveLength(1)
  expect(rejected()).toBe(false)
  expect(validate()).toBe('')
})

test('what was compiled of another text is passed over, though it be as long', () => {
  const program = join(folder, 'dist/cli.cjs')
  const text = readFileSync(program, 'latin1')
  writeFileSync(program, `${text.slice(0, -17)}0123456789abcdef\n`)
  expect(rejected()).toBe(undefined)
  expect(validate()).toBe('')
})

test('a defect is reported without the folder that the program was built in', () => {
  const broken = 'libraries:\n  Films:\n    report_path: true:\n'
  writeFileSync(join(folder, 'config.yml'), broken)
  // The parts that a finding needs are not there.
  const { stderr } = spawnSync(process.execPath, [join(folder, 'bin/run.cjs'), 'validate', 'config.yml'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).toContain('this is a defect of pmm-config')
  expect(stderr).toMatch(/\bpmm-config[\\/]dist[\\/]cli\.cjs:\d+/)
  expect(stderr).not.toContain(ROOT)
})

test('what no compiler made is passed over', () => {
  writeFileSync(join(folder, 'dist', compiled()[0]!), 'not what V8 writes')
  expect(rejected()).toBe(true)
  expect(validate()).toBe('')
})
