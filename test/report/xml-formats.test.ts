import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { reporter as checkstyle } from '../../src/report/checkstyle.js'
import { reporter as junit } from '../../src/report/junit.js'
import { escapeXml } from '../../src/report/xml.js'
import { xmlErrors } from '../support/formats/schemas.js'
import { hostileReport } from './hostile.js'
import { diagnostic, file, found, marked, PIPE, reportOf } from './reports.js'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  htmlEntities: true,
  parseAttributeValue: false,
})

const { range } = marked('a:\n  «b»: 1\n')

const all = {
  ...reportOf(
    file({
      path: 'a & b.yml',
      diagnostics: [
        diagnostic(range, { severity: 'error', message: 'One <b>.', hint: 'Do it.' }),
        diagnostic(range, { severity: 'error', message: 'The same again.' }),
        diagnostic(range, { severity: 'warning', path: [] }),
      ],
    }),
    file({ path: 'clean.yml' }),
    file({ path: 'list.yml', skipped: 'It is a playlist.' }),
  ),
  problems: [{ path: 'none.yml', message: 'no such file or folder' }],
}

describe('junit', () => {
  test('has a suite for each file and a case for each finding, of which errors fail', () => {
    expect(junit.render(all, PIPE)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="pmm-config" tests="6" failures="2" errors="1">
        <testsuite name="none.yml" tests="1" failures="0" errors="1" skipped="0">
          <testcase name="can be checked" classname="none.yml">
            <error message="no such file or folder" type="not-checked"/>
          </testcase>
        </testsuite>
        <testsuite name="a &amp; b.yml" tests="3" failures="2" errors="0" skipped="0">
          <testcase name="trakt/stale-pin at trakt.pin" classname="a &amp; b.yml">
            <failure message="One &lt;b&gt;." type="trakt/stale-pin">a &amp; b.yml:2:3: error&#xa;One &lt;b&gt;.&#xa;Do it.</failure>
          </testcase>
          <testcase name="trakt/stale-pin at trakt.pin (2)" classname="a &amp; b.yml">
            <failure message="The same again." type="trakt/stale-pin">a &amp; b.yml:2:3: error&#xa;The same again.</failure>
          </testcase>
          <testcase name="trakt/stale-pin" classname="a &amp; b.yml">
            <system-out>a &amp; b.yml:2:3: warning&#xa;This PIN was used long ago.</system-out>
          </testcase>
        </testsuite>
        <testsuite name="clean.yml" tests="1" failures="0" errors="0" skipped="0">
          <testcase name="nothing is wrong" classname="clean.yml"/>
        </testsuite>
        <testsuite name="list.yml" tests="1" failures="0" errors="0" skipped="1">
          <testcase name="is not checked" classname="list.yml">
            <skipped message="It is a playlist."/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `)
  })

  test('counts as its cases do', () => {
    const { testsuites } = parser.parse(junit.render(all, PIPE))
    const of = (name: string) =>
      testsuites.testsuite.map((suite: Record<string, string>) => Number(suite[name]))
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
    for (const name of ['tests', 'failures', 'errors']) expect(Number(testsuites[name])).toBe(sum(of(name)))
    expect(of('tests')).toEqual([1, 3, 1, 1])
    expect(of('skipped')).toEqual([0, 0, 0, 1])
  })

  test('calls no two cases of a file the same', () => {
    const { testsuites } = parser.parse(junit.render(all, PIPE))
    for (const suite of testsuites.testsuite) {
      const names = [suite.testcase].flat().map(({ name }: { name: string }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  test('is a document without a file, too', () => {
    const text = junit.render(reportOf(), PIPE)
    expect(text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pmm-config" tests="0" failures="0" errors="0"/>\n',
    )
  })
})

describe('checkstyle', () => {
  test('has a file with its errors for each that was judged', () => {
    expect(checkstyle.render(all, PIPE)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="4.3">
        <file name="none.yml">
          <error line="1" severity="error" message="Not checked: no such file or folder" source="not-checked"/>
        </file>
        <file name="a &amp; b.yml">
          <error line="2" column="3" severity="error" message="One &lt;b&gt;.&#xa;Do it." source="trakt/stale-pin"/>
          <error line="2" column="3" severity="error" message="The same again." source="trakt/stale-pin"/>
          <error line="2" column="3" severity="warning" message="This PIN was used long ago." source="trakt/stale-pin"/>
        </file>
        <file name="clean.yml"/>
        <file name="list.yml">
          <error line="1" severity="info" message="Not checked: It is a playlist." source="not-checked"/>
        </file>
      </checkstyle>
      "
    `)
  })

  test('is read back by a stranger as it was meant', () => {
    const text = checkstyle.render(found('a: «b»\n', { message: 'A "b" & <c>.', hint: 'Do\nit.' }), PIPE)
    expect(parser.parse(text).checkstyle).toMatchObject({
      version: '4.3',
      file: {
        name: 'config.yml',
        error: {
          line: '1',
          column: '4',
          severity: 'warning',
          message: 'A "b" & <c>.\nDo it.',
          source: 'trakt/stale-pin',
        },
      },
    })
  })
})

describe('XML', () => {
  test('keeps the name of a file as it is, wherever XML can', async () => {
    const path = 'a"<&>\'\t\n\r\u202e\u200b日😀.yml'
    const text = checkstyle.render(reportOf(file({ path })), PIPE)
    expect(await xmlErrors(text)).toEqual([])
    expect(parser.parse(text).checkstyle.file.name).toBe(path)
  })

  test('has escapes for what it cannot hold', () => {
    expect(escapeXml('\x00\x1b\ud800\ufffe\uffff ##[error]')).toBe(
      '\\x00\\x1b\\u{d800}\\u{fffe}\\u{ffff} &#35;#[error]',
    )
  })

  test('has a line for each element, none of which means anything to readers of logs', () => {
    for (const { render } of [junit, checkstyle])
      for (const line of render(hostileReport(), PIPE).trimEnd().split('\n')) expect(line).toMatch(/^ *</)
  })
})
