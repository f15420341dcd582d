import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { fakeIo } from '../support/fake-io.js'
import { makeFolder } from '../support/folder.js'

/** A whole reporter, as somebody would add it. */
const FILE = `import type { Reporter } from './report.js'
import { visible } from './visible.js'

export const reporter: Reporter = {
  name: 'tap',
  audience: 'machine',
  counts: true,
  lists: 'judged',
  paths: 'as given',
  render({ tool, rules, files, summary }) {
    const cases = files.flatMap(({ path, diagnostics }) =>
      diagnostics.map(
        ({ rule, message, range, fingerprint }) =>
          \`  <testcase classname="\${visible(path)}" name="\${fingerprint}"><failure line="\${range.start.line}" type="\${rule}">\${message} \${rules.get(rule)!.summary}</failure></testcase>\\n\`,
      ),
    )
    return \`<testsuite name="\${tool.name} \${tool.version}" failures="\${summary.errors}">\\n\${cases.join('')}</testsuite>\\n\`
  },
}
`
const LINE = "  tap: () => import('./tap.js'),\n"

test('another format is one file and one line', async () => {
  const root = resolve(import.meta.dirname, '../..')
  const copy = makeFolder({ 'config.yml': 'libraries:\nplex:\n  url: http://a\n  url: http://b\n' })
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const registry = join(copy, 'src/report/reporters.ts')
  writeFileSync(join(copy, 'src/report/tap.ts'), FILE)
  writeFileSync(registry, readFileSync(registry, 'utf8').replace(/(?=\} as const satisfies)/, LINE))

  const entry =
    "export { runValidate } from './cli/validate.js'\nexport { VALIDATE_FLAGS } from './commands/validate-flags.js'\n"
  writeFileSync(join(copy, 'src/both.ts'), entry)
  const outfile = join(copy, 'both.cjs')
  const options = { bundle: true, format: 'cjs', platform: 'node', logLevel: 'silent' } as const
  await build({ ...options, entryPoints: [join(copy, 'src/both.ts')], outfile, external: ['typescript'] })
  const { runValidate, VALIDATE_FLAGS } = createRequire(import.meta.url)(outfile)

  const io = fakeIo(copy)
  expect(await runValidate({ paths: ['config.yml'], formats: ['tap'] }, io)).toBe(1)
  expect(io.printed).toEqual({
    out: [
      `<testsuite name="pmm-config ${version}" failures="1">`,
      '  <testcase classname="config.yml" name="yaml/duplicate-key#plex.url#1"><failure line="4" type="yaml/duplicate-key">`url` is there twice, first in line 3. PMM refuses to read a file with a repeated key. A key stands twice in the same mapping.</failure></testcase>',
      '</testsuite>',
      '',
    ].join('\n'),
    err: '',
  })
  expect(VALIDATE_FLAGS.format.description).toMatch(
    /: pretty, concise, json, github, sarif, gitlab, junit, rdjson, checkstyle, markdown or tap\. /,
  )
  expect(await runValidate({ paths: ['config.yml'], formats: ['xml'] }, fakeIo(copy))).toBe(2)
})
