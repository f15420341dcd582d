import { spawnSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readEnvFile, readEnvText, variablesIn } from '../../src/files/env-file.js'
import { makeFolder } from '../support/folder.js'

test('the `.env` beside a config is read, and beside where a link to it leads', () => {
  const folder = makeFolder({ 'real/config.yml': '', 'real/.env': 'A=1\nB=1\n', '.env': 'TZ\nB=2\n' })
  symlinkSync('real/config.yml', join(folder, 'config.yml'))
  expect(readEnvFile('config.yml', folder, {})).toEqual({ A: '1', B: '2' })
})

test.skipIf(process.platform === 'win32')(
  'what is no file, or no env file, holds nothing and is not waited for',
  () => {
    const folder = makeFolder({ large: `A=1\n${'# x\n'.repeat(300_000)}` })
    spawnSync('mkfifo', [join(folder, 'pipe')])
    symlinkSync('/dev/zero', join(folder, 'zero'))
    for (const name of ['large', 'pipe', 'zero', 'missing', '.'])
      expect([name, variablesIn(join(folder, name), {})]).toEqual([name, {}])
  },
)

test('a file that is no UTF-8 keeps PMM from starting, and the line is named', () => {
  const folder = makeFolder()
  writeFileSync(join(folder, '.env'), Buffer.from('A=1\n\nB=caf\u00e9\n', 'latin1'))
  expect(variablesIn(join(folder, '.env'), {})).toEqual({})
  expect(readEnvText(join(folder, '.env'), '.env')).toMatchObject({
    path: '.env',
    message: expect.stringContaining('line 3 is not UTF-8'),
  })
})
