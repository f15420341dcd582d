import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportCrash } from '../../src/cli/crash.js'
import { updateFile } from '../../src/files/write/update.js'
import { createSource } from '../../src/text/source.js'

function words(): string {
  let text = ''
  expect(reportCrash(new TypeError('secret'), { write: (part) => (text += part) })).toBe(2)
  expect(text).not.toContain('secret')
  return text
}

test('a defect says that nothing was changed only where nothing was', async () => {
  expect(words()).toContain('Nothing was changed.')
  const folder = mkdtempSync(join(tmpdir(), 'pmm-config-crash-'))
  try {
    writeFileSync(join(folder, 'config.yml'), 'libraries:\n')
    const before = createSource('config.yml', 'libraries:\n')
    const text = 'libraries:\nplex:\n'
    const again = async () => text
    await updateFile({ path: 'config.yml', cwd: folder, before, text, files: [], backup: false, again })
    expect(readFileSync(join(folder, 'config.yml'), 'utf8')).toBe(text)
    expect(words()).toMatch(/Changed before: \S*config\.yml\.\n/)
    expect(words()).not.toContain('Nothing was changed')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
