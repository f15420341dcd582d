import { expect, test } from 'vitest'
import { parseRetryAfter } from '../../../src/auth/net/retry-after.js'

const NOW = new Date('2026-11-23T12:00:00Z')

test.each([
  ['7', 7],
  [' 7 ', 7],
  ['1.5', 2],
  ['Mon, 23 Nov 2026 12:10:00 GMT', 600],
  ['86400', 86400],
])('Retry-After %j is %i seconds', (header, seconds) => {
  expect(parseRetryAfter(header, NOW)).toBe(seconds)
})

test.each([
  null,
  '',
  '0',
  '-5',
  'soon',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  '99999999999999999999999',
  'Fri, 31 Dec 9999 23:59:59 GMT',
])('Retry-After %j says nothing to go by', (header) => {
  expect(parseRetryAfter(header, NOW)).toBeUndefined()
})
