import { describe, expect, test } from 'vitest'
import { judged } from '../support/judged.js'

async function rules(text: string): Promise<readonly string[]> {
  const { diagnostics } = await judged(text, { now: '2026-11-23T12:00:00Z' })
  return diagnostics.map(({ rule, range }) => `${range.start.line} ${rule}`)
}

const SHORT =
  'libraries: {Films: {}}\ntrakt:\n  client_id: abc123\n  client_secret: <<trakt-secret>>\n  pin: <<trakt-pin>>\n'
const above = (key: string, comment: string) =>
  SHORT.replace(new RegExp(`^( *)${key}:`, 'm'), `$1${comment}\n$&`)

describe('a comment that ignores a rule', () => {
  test('silences it for the key below', async () => {
    expect(await rules(SHORT)).toEqual(['3 trakt/credential-format'])
    expect(
      await rules(above('client_id', '# pmm-config-ignore trakt/credential-format -- a test app')),
    ).toEqual([])
  })

  test('covers everything that belongs to the key below', async () => {
    expect(await rules(above('trakt', '# pmm-config-ignore trakt/credential-format -- a test app'))).toEqual(
      [],
    )
  })

  test('does not reach beyond that key', async () => {
    const text = above('libraries', '# pmm-config-ignore trakt/credential-format -- a test app')
    expect(await rules(text)).toEqual(['1 comment/unused-ignore', '4 trakt/credential-format'])
  })

  test('may stand several lines above, with comments and blank lines between', async () => {
    const comment = '# pmm-config-ignore trakt/credential-format -- a test app\n\n  # the id:'
    expect(await rules(above('client_id', comment))).toEqual([])
  })

  test('names several rules, or a group', async () => {
    const text = SHORT.replace('<<trakt-secret>>', '"a b"')
    expect(await rules(text)).toEqual(['3 trakt/credential-format', '4 trakt/stray-characters'])
    const both = 'trakt/credential-format, trakt/stray-characters'
    for (const names of [both, both.replace(',', ''), 'trakt/*'])
      expect(
        await rules(text.replace('trakt:', `# pmm-config-ignore ${names} -- a test app\ntrakt:`)),
      ).toEqual([])
  })

  test('is reported where one of its rules has nothing to say', async () => {
    const comment = '# pmm-config-ignore trakt/credential-format, trakt/scope -- a test app'
    expect(await rules(above('client_id', comment))).toEqual(['3 comment/unused-ignore'])
  })

  test('is reported without a reason, and silences all the same', async () => {
    expect(await rules(above('client_id', '# pmm-config-ignore trakt/credential-format'))).toEqual([
      '3 comment/ignore-without-reason',
    ])
  })

  test('is reported when it names no rule, and at the end of the file', async () => {
    expect(await rules(`${SHORT}# pmm-config-ignore -- why\n`)).toContain('6 comment/unused-ignore')
    expect(await rules(`${SHORT}# pmm-config-ignore trakt/scope -- why\n`)).toContain(
      '6 comment/unused-ignore',
    )
  })

  test('covers the items of a list in the column of its key', async () => {
    const text =
      'libraries: {Films: {}}\n# pmm-config-ignore trakt/section-shape -- why\ntrakt:\n- client_id: abc\n'
    expect(await rules(text)).toEqual([])
  })

  test('works in a file that does not parse', async () => {
    const text =
      'libraries: {Films: {}}\nplex:\n  url: "http://plex\ntmdb:\n  # pmm-config-ignore yaml/syntax -- why\n  apikey: "x\n'
    expect(await rules(text)).toEqual(['3 yaml/syntax'])
  })

  test('is no comment inside a text', async () => {
    const files = `    collection_files:\n      - default: basic\n`
    const text = `libraries:\n  Movies:\n${files}    report_path: |\n      # pmm-config-ignore trakt/scope -- why\n      more\n`
    expect(await rules(text)).toEqual([])
  })
})
