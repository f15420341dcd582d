import { describe, expect, test } from 'vitest'
import { readAsWritten } from '../../src/auth/patch.js'
import type { SecretSource } from '../../src/auth/placeholder.js'
import { sectionOf } from '../../src/auth/section.js'
import { createSource } from '../../src/text/source.js'

function setting(value: string, env: SecretSource['env'] = {}, envFile: SecretSource['env'] = {}) {
  const document = readAsWritten(createSource('', `trakt:\n  client_id: ${value}\n`))
  return sectionOf(document, 'trakt', { env, envFile }).get(['client_id'])
}

describe('a placeholder is filled in as PMM does', () => {
  test.each<[string, string, SecretSource['env'], SecretSource['env'], string | undefined, string]>([
    [
      'by KOMETA_ and its name in capitals',
      '<<trakt-id>>',
      { KOMETA_TRAKT_ID: 'a' },
      {},
      'a',
      'KOMETA_TRAKT_ID',
    ],
    ['written in capitals as well', '<<TRAKT_ID>>', { KOMETA_TRAKT_ID: 'a' }, {}, 'a', 'KOMETA_TRAKT_ID'],
    ['by PMM_', '<<trakt-id>>', { PMM_TRAKT_ID: 'a' }, {}, 'a', 'PMM_TRAKT_ID'],
    ['by the .env beside it', '<<trakt-id>>', {}, { KOMETA_TRAKT_ID: 'b' }, 'b', 'KOMETA_TRAKT_ID'],
    [
      'by the environment where both have it',
      '<<trakt-id>>',
      { KOMETA_TRAKT_ID: 'a' },
      { KOMETA_TRAKT_ID: 'b' },
      'a',
      'KOMETA_TRAKT_ID',
    ],
    [
      'not by the .env where the environment has it blank: that counts as there',
      '<<trakt-id>>',
      { KOMETA_TRAKT_ID: '' },
      { KOMETA_TRAKT_ID: 'b' },
      undefined,
      'KOMETA_TRAKT_ID',
    ],
    [
      'by the later of two spellings in one place',
      '<<trakt-id>>',
      {},
      { PMM_TRAKT_ID: 'a', KOMETA_TRAKT_ID: 'b' },
      'b',
      'KOMETA_TRAKT_ID',
    ],
    [
      'by what the .env adds rather than by the other spelling in the environment',
      '<<trakt-id>>',
      { KOMETA_TRAKT_ID: 'a' },
      { PMM_TRAKT_ID: 'b' },
      'b',
      'PMM_TRAKT_ID',
    ],
    ['by a name in small letters', '<<trakt-id>>', { kometa_trakt_id: 'a' }, {}, 'a', 'kometa_trakt_id'],
    ['in quotes', '"<<trakt-id>>"', { KOMETA_TRAKT_ID: 'a' }, {}, 'a', 'KOMETA_TRAKT_ID'],
    ['not at all without a variable', '<<trakt-id>>', { TRAKT_ID: 'a' }, {}, undefined, 'KOMETA_TRAKT_ID'],
    ['not by a blank one', '<<trakt-id>>', { KOMETA_TRAKT_ID: '' }, {}, undefined, 'KOMETA_TRAKT_ID'],
  ])('%s', (_, value, env, envFile, filled, variable) => {
    expect(setting(value, env, envFile)).toEqual({ value: filled, from: 'placeholder', variable })
  })

  test.each(['<<trakt_id>>', '<<Trakt-Id>>', '<<TRAKT-ID>>'])(
    'but never as %s, and the right spelling is known',
    (value) => {
      expect(setting(value, { KOMETA_TRAKT_ID: 'a' })).toEqual({
        value: undefined,
        from: 'placeholder',
        variable: 'KOMETA_TRAKT_ID',
        spelling: '<<trakt-id>>',
      })
    },
  )

  test.each([
    `\${TRAKT_ID}`,
    '"{{ trakt_id }}"',
    '{{ trakt_id }}',
    '!env_var TRAKT_ID',
    'ENC[AES256_GCM,data:x]',
  ])('%s is somebody else’s: there is something, and nobody here knows what', (value) => {
    expect(setting(value, { TRAKT_ID: 'a', KOMETA_TRAKT_ID: 'a' })).toEqual({
      value: undefined,
      from: 'placeholder',
    })
  })

  test.each(['', 'null', '~', '""', 'YOUR_CLIENT_ID', '(redacted)'])('%s is nothing', (value) => {
    expect(setting(value)).toEqual({ value: undefined, from: 'missing' })
  })

  test.each([
    ['a<<b>>c', 'a<<b>>c'],
    ['00123456', '00123456'],
    ['1234E567', '1234E567'],
    ['" spaced "', 'spaced'],
  ])('%s is what stands there', (written, value) => {
    expect(setting(written)).toEqual({ value, from: 'file' })
  })
})
