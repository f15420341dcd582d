import { describe, expect, test } from 'vitest'
import { reporter } from '../../src/report/pretty.js'
import { checkedLine } from '../../src/report/summary.js'
import { diagnostic, file, found, lines, marked, PIPE, reportOf, TTY } from './reports.js'

const pretty = reporter.render

const config = 'settings:\n  a: 1\ntrakt:\n  pin: «********»\n  authorization:\n    access_token:\n'
const full = {
  hint: 'Blank it. A PIN is good for one use, and PMM has used this one already, long ago.',
  fix: { title: 'Blank the PIN', safety: 'safe' },
  command: 'pmm-config trakt auth',
  versions: '>=1.17.0',
} as const
const repair = {
  rule: 'trakt/stale-pin',
  title: 'Blank the PIN',
  safety: 'safe',
  path: ['trakt', 'pin'],
  lines: [{ first: 12, last: 12 }],
} as const

const TARGET = ' for Kometa >=1.16.3 <2.5.0 (by what the config holds)'

describe('a finding', () => {
  test('shows its place, the lines around it, what to do and where to read more', () => {
    expect(pretty(found(config, full), PIPE)).toBe(
      lines(
        'config.yml:4:8  warning  This PIN was used long ago.  trakt/stale-pin',
        '',
        '  3 │ trakt:',
        '  4 │   pin: ********',
        '    │        ^^^^^^^^',
        '  5 │   authorization:',
        '',
        '  hint: Blank it. A PIN is good for one use, and PMM has used this one already,',
        '        long ago.',
        '  fix: Blank the PIN (with --fix)',
        '  run: pmm-config trakt auth config.yml',
        '  versions: >=1.17.0',
        '  explain: pmm-config explain trakt/stale-pin',
        '',
        `1 warning in 1 file${TARGET}`,
        '1 can be fixed with --fix',
      ),
    )
  })

  test('breaks between words on a narrow terminal without Unicode, but never a command', () => {
    expect(pretty(found(config, full), { ...TTY, columns: 40, unicode: false })).toBe(
      lines(
        'config.yml:4:8  warning  This PIN was',
        '  used long ago.  trakt/stale-pin',
        '',
        '  3 | trakt:',
        '  4 |   pin: ********',
        '    |        ^^^^^^^^',
        '  5 |   authorization:',
        '',
        '  hint: Blank it. A PIN is good for one',
        '        use, and PMM has used this one',
        '        already, long ago.',
        '  fix: Blank the PIN (with --fix)',
        '  run: pmm-config trakt auth config.yml',
        '  versions: >=1.17.0',
        '  explain: pmm-config explain trakt/stale-pin',
        '',
        '1 warning in 1 file for Kometa >=1.16.3',
        '  <2.5.0 (by what the config holds)',
        '1 can be fixed with --fix',
      ),
    )
  })

  test('has colours where the terminal has them', () => {
    expect(pretty(found('a: «1»\n', { severity: 'error' }), { ...TTY, colour: true })).toBe(
      lines(
        '\x1b[1mconfig.yml:1:4\x1b[22m  \x1b[1m\x1b[31merror\x1b[39m\x1b[22m  This PIN was used long ago.  \x1b[2mtrakt/stale-pin\x1b[22m',
        '',
        '\x1b[2m  1 │\x1b[22m a: 1',
        '\x1b[2m    │\x1b[22m    \x1b[31m^\x1b[39m',
        '',
        '  \x1b[36mexplain:\x1b[39m pmm-config explain trakt/stale-pin',
        '',
        `\x1b[1m1 error in 1 file${TARGET}\x1b[22m`,
      ),
    )
  })

  test('differs by colour in nothing but the colours', () => {
    const coloured = pretty(found(config, full), { ...TTY, columns: 50, colour: true })
    expect(coloured.replace(/\x1b\[\d+m/g, '')).toBe(pretty(found(config, full), { ...TTY, columns: 50 }))
    expect(coloured).toMatch(/\x1b\[/)
  })

  test('has no frame when there is no text to show', () => {
    const report = reportOf(file({ diagnostics: [diagnostic(marked('«a»').range)] }))
    expect(pretty(report, PIPE)).toBe(
      lines(
        'config.yml:1:1  warning  This PIN was used long ago.  trakt/stale-pin',
        '  explain: pmm-config explain trakt/stale-pin',
        '',
        `1 warning in 1 file${TARGET}`,
      ),
    )
  })

  test('says how a repair is made: by a second flag, or by hand', () => {
    const unsafe = pretty(found('«a»', { fix: { title: 'Drop it', safety: 'unsafe' } }), PIPE)
    expect(unsafe).toContain('  fix: Drop it (with --unsafe-fixes)\n')
    expect(unsafe).toContain('\n1 can be fixed with --unsafe-fixes\n')
    const manual = pretty(found('«a»', { fix: { title: 'Choose one', safety: 'manual' } }), PIPE)
    expect(manual).toContain('  fix: Choose one (by hand)\n')
    expect(manual).not.toContain('can be fixed')
  })

  test('cannot command the terminal, whatever the file and its texts are called', () => {
    const evil = '\x1b]0;x\x07\r\n\u009b2J\u202e'
    const { masked, range } = marked(`a: ${evil}«b»${evil}`)
    const more = { message: evil, hint: evil, command: evil, versions: evil, docs: evil }
    const report = reportOf(
      file({ path: `a${evil}.yml`, masked, diagnostics: [diagnostic(range, more)] }),
      file({ path: `b${evil}.yml`, skipped: evil }),
      file({ path: `c${evil}.yml`, fixed: [{ ...repair, title: evil }] }),
    )
    const text = pretty(report, PIPE)
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
    expect(text).toContain('a\\x1b]0;x\\x07\\r\\n\\x9b2J\\u{202e}.yml:2:')
  })
})

describe('a summary', () => {
  test('counts findings, files and repairs', () => {
    const one = found('«a»', { severity: 'error', fix: { title: 'x', safety: 'unsafe' } }).files[0]!
    const two = found('«a»', { severity: 'info', fix: { title: 'x', safety: 'safe' } }).files[0]!
    const both = { ...one, diagnostics: [...one.diagnostics, ...one.diagnostics, ...two.diagnostics] }
    const text = pretty(reportOf(both, file(), file({ path: 'b.yml', skipped: 'no PMM config' })), PIPE)
    expect(text.split('\n').slice(-6)).toEqual([
      'b.yml  skipped  no PMM config',
      '',
      '2 errors, 1 info in 1 file (2 files checked, 1 skipped) for Kometa >=1.16.3',
      '  <2.5.0 (by what the config holds)',
      '1 can be fixed with --fix, 2 more with --unsafe-fixes',
      '',
    ])
  })

  test('comes after a list of what was fixed', () => {
    expect(pretty(reportOf(file({ fixed: [repair, repair], changed: true })), PIPE)).toBe(
      lines(
        'config.yml:12  fixed  Blank the PIN  trakt/stale-pin',
        'config.yml:12  fixed  Blank the PIN  trakt/stale-pin',
        '',
        '2 fixed, nothing left to say (1 file checked) for Kometa >=1.16.3 <2.5.0 (by',
        '  what the config holds)',
      ),
    )
  })

  test('keeps to the width', () => {
    const report = reportOf(...found('«a»').files, file(), file({ path: 'b.yml', skipped: 'no' }))
    expect(pretty(report, { ...PIPE, columns: 40 })).toContain(
      '\n1 warning in 1 file (2 files checked, 1\n  skipped) for Kometa >=1.16.3 <2.5.0\n  (by what the config holds)\n',
    )
  })
})

describe('a clean run', () => {
  const skipped = file({ path: 'b.yml', skipped: 'It is no PMM config.' })

  test('has nothing to print but the names of files that were skipped, and why', () => {
    expect(pretty(reportOf(file(), file()), TTY)).toBe('')
    expect(pretty(reportOf(), PIPE)).toBe('')
    expect(pretty(reportOf(file(), skipped), TTY)).toBe(lines('b.yml  skipped  It is no PMM config.'))
  })

  test('says in one line how many files were checked, for which versions, and who says so', () => {
    expect(checkedLine(reportOf(file(), file(), skipped))).toBe(
      `2 files checked, 1 skipped${TARGET}, nothing wrong`,
    )
    const image = { kind: 'image', path: 'compose.yml', line: 5 } as const
    const one = file({ target: { range: '2.4.4', from: image } })
    expect(checkedLine(reportOf(one))).toBe('1 file checked for Kometa 2.4.4 (compose.yml:5), nothing wrong')
    expect(checkedLine(reportOf(one, file()))).toContain('2.4.4 (compose.yml:5) and >=1.16.3 <2.5.0 (by')
    expect(checkedLine(reportOf(skipped))).toBe('0 files checked, 1 skipped')
    expect(checkedLine(found('«a»'))).toBe(`1 file checked${TARGET}, 1 warning`)
  })
})
