import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import { reporter } from '../../src/report/markdown.js'
import { markdownBlock, markdownCode, markdownText } from '../../src/report/markdown-text.js'
import type { Report } from '../../src/report/report.js'
import { countByRule } from '../../src/report/statistics.js'
import { hostileReport, NASTY } from './hostile.js'
import { diagnostic, file, marked, PIPE, reportOf } from './reports.js'

const print = (report: Report) => reporter.render(report, PIPE)

/** As GitHub reads it, HTML and all. */
const html = (text: string) =>
  micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  })

const tags = (text: string) => new Set([...html(text).matchAll(/<(\w+)/g)].map((match) => match[1]!))

/** What is read, outside of code, where sites look for names and numbers. */
const proseOf = (text: string) =>
  html(text)
    .replace(/<code[^>]*>[\s\S]*?<\/code>/g, '')
    .replace(/<[^>]*>/g, '')

const ALIVE = /@\w|#\d|!\d|:\/\/|www\.|GH-\d|[\da-f]{40}|:tada:|\$\w/i

const { range } = marked('a:\n  «b»: 1\n')
const at = (line: number, more: Parameters<typeof diagnostic>[1] = {}) =>
  diagnostic({ start: { ...range.start, line }, end: { ...range.end, line } }, more)

describe('the summary', () => {
  test('lists findings by file, those in the same words once', () => {
    const fix = { title: 'Rename `pmm` to `default`', safety: 'safe' } as const
    const repair = { rule: 'a/b', title: 'Blank it', safety: 'safe', path: [] } as const
    const files = [
      file({
        diagnostics: [
          at(2, { message: '`pmm` is old.', fix }),
          at(5, {
            severity: 'error',
            hint: 'Write it.',
            command: 'pmm-config trakt auth',
            versions: '>=2.0.0',
          }),
          at(7, { message: '`pmm` is old.', fix }),
          at(9, { message: '`pmm` is old.', fix }),
        ],
        fixed: [{ ...repair, lines: [{ first: 3, last: 4 }] }],
      }),
      file({ path: 'my list.yml', skipped: 'It is a playlist.' }),
    ]
    const problems = [{ path: 'none.yml', message: 'no such file or folder' }]
    const report = { ...reportOf(...files), problems, statistics: countByRule(files) }
    expect(print(report)).toMatchInlineSnapshot(`
      "### pmm-config: 1 fixed, 1 error, 3 warnings in 1 file (1 file checked, 1 skipped) for Kometa \\>=1.16.3 \\<2.5.0 (by what the config holds)

      3 can be fixed with --fix

      | fixed | found | rule | can be fixed |
      | ---: | ---: | --- | --- |
      | 0 | 4 | \`trakt/stale-pin\` | 3 with --fix |
      | 1 | 0 | \`a/b\` |  |

      **Not checked**

      - \`none.yml\`: no such file or folder
      - \`my list.yml\`: It is a playlist.

      **\`config.yml\`**

      - **warning** in lines 2, 7 and 9: \`pmm\` is old. (\`trakt/stale-pin\`)
        - Fix: Rename \`pmm\` to \`default\` (with --fix)
      - **error** in line 5: This PIN was used long ago. (\`trakt/stale-pin\`)
        - Hint: Write it.
        - Run: \`pmm-config trakt auth config.yml\`
        - Versions: \`>=2.0.0\`
      - fixed in line 3: Blank it (\`a/b\`)
      "
    `)
  })

  test('says that nothing is wrong', () => {
    expect(print(reportOf(file()))).toBe(
      '### pmm-config: 1 file checked for Kometa \\>=1.16.3 \\<2.5.0 (by what the config holds), nothing wrong\n',
    )
  })

  test('names no more lines than one reads', () => {
    const text = print(
      reportOf(file({ diagnostics: Array.from({ length: 40 }, (_, index) => at(index + 1)) })),
    )
    expect(text).toContain('in lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 28 more: ')
  })

  test('fits into a comment, with the errors of all files before milder findings', () => {
    const many = (severity: 'error' | 'info', name: string) =>
      file({
        path: name,
        diagnostics: Array.from({ length: 400 }, (_, index) =>
          at(index + 1, { severity, message: `Number ${index} is ${'wrong '.repeat(8)}.` }),
        ),
      })
    const text = print(reportOf(many('info', 'first.yml'), many('error', 'second.yml')))
    expect(text.length).toBeLessThanOrEqual(60_100)
    expect(text.match(/\*\*error\*\*/g)).toHaveLength(400)
    const left = Number(/(\d+) more entries are left out here/.exec(text)?.[1])
    expect(text.match(/\*\*info\*\*/g)!.length + left).toBe(400)
  })

  test('fits where file names alone would be too many', () => {
    const files = Array.from({ length: 5000 }, (_, index) =>
      file({ path: `folder/with/a/long/name/${index}.yml`, diagnostics: [at(1)] }),
    )
    expect(print(reportOf(...files)).length).toBeLessThanOrEqual(60_100)
  })
})

describe('whatever stands in names and messages', () => {
  test('makes no link, picture, HTML or mention', () => {
    const text = print(hostileReport())
    const known = ['h3', 'p', 'ul', 'li', 'strong', 'code', 'table', 'thead', 'tbody', 'tr', 'th', 'td']
    expect([...tags(text)].filter((tag) => !known.includes(tag))).toEqual([])
    expect(proseOf(text)).not.toMatch(ALIVE)
  })

  test('is read as it was written', () => {
    const words = 'A <b> *c* _d_ [e](f) \\g ~~ h~~ | & ; ! # x.'
    expect(html(markdownText(words))).toBe('<p>A &lt;b&gt; *c* _d_ [e](f) \\g ~~ h~~ | &amp; ; ! # x.</p>')
    expect(html(markdownText('Ask `@me` or @you at http://a.b.'))).toBe(
      '<p>Ask <code>@me</code> or <code>@you</code> at <code>http://a.b.</code></p>',
    )
  })

  test('is code where it is meant as such, backticks and all', () => {
    for (const text of [
      'a',
      '`',
      '``a`',
      ' a ',
      'a`b``c',
      '`a`',
      '\\',
      ' ',
      NASTY.replaceAll(/[^ -~]/g, ''),
    ]) {
      const read = html(`x ${markdownCode(text)} y`)
      expect(read).toMatch(/^<p>x <code>.*<\/code> y<\/p>$/s)
      expect(read.match(/<code>/g)).toHaveLength(1)
    }
    expect(html(`- ${markdownBlock('yaml', 'a: `````\nb: ~~~').replaceAll('\n', '\n  ')}`)).toContain(
      'a: `````\nb: ~~~\n</code></pre>',
    )
  })

  test('stays words or code, of any text', () => {
    const sign = fc.constantFrom(
      ...'`*_[]()<>!#@|~&\\$:-+.=1ab é😀'.split(''),
      'http://',
      'www.',
      '&lt;',
      'a@b.c',
      '\n',
      '\t',
      '<a>',
      '```',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const text = `- x ${markdownText(signs.join(''))} y`
        const odd = [...tags(text)].filter((tag) => !['ul', 'li', 'code'].includes(tag))
        expect(odd).toEqual([])
        expect(html(text)).toMatch(/^<ul>\n<li>x .* y<\/li>\n<\/ul>$/s)
      }),
      { numRuns: 3000 },
    )
  })
})
