import { describe, expect, it, test } from 'vitest'
import { type RulesRequest, runRules } from '../../src/cli/rules.js'
import { ALL_DOCUMENTED_RULES } from '../../src/registry/documented-rules.js'
import { fakeIo } from '../support/fake-io.js'

function printed(request: Partial<RulesRequest>) {
  const io = fakeIo('/')
  const none = { patterns: [], severities: [], fixes: [], sections: [], moreRules: [] }
  const code = runRules({ ...none, format: 'text', ...request }, io)
  return { code, ...io.printed }
}

interface Listed {
  readonly id: string
  readonly severity: string
  readonly fix: string
}
const listed = (request: Partial<RulesRequest>): readonly Listed[] =>
  JSON.parse(printed({ ...request, format: 'json' }).out)
const ids = (request: Partial<RulesRequest>) => listed(request).map(({ id }) => id)
const ALL = ALL_DOCUMENTED_RULES.map(({ meta }) => meta.id)

describe('the list of rules', () => {
  it('has all of them where nothing is asked for, each kind of section rule once', () => {
    expect(ids({})).toEqual(ALL)
    expect(printed({}).out).toContain('<section>/wrong-type ')
    expect(printed({}).out).not.toMatch(/^plex\/wrong-type/m)
  })

  test.each([
    ['trakt/*', /^trakt\//],
    ['trakt', /^trakt\//],
    ['*/wrong-type', /\/wrong-type$/],
    ['*pin*', /pin/],
    ['trakt/stale-pin', /^trakt\/stale-pin$/],
    ['stale-pin', /^trakt\/stale-pin$/],
    ['migration/trakt-249', /^migration\/trakt-250$/],
    ['lib-metadata_path', /^migration\/lib-metadata_path$/],
  ])('has those of the pattern %s', (pattern, expression) => {
    expect(ids({ patterns: [pattern] })).toEqual(ALL.filter((id) => expression.test(id)))
    expect(printed({ patterns: [pattern] }).out.split('\n').length - 1).toBe(
      ids({ patterns: [pattern] }).length,
    )
  })

  it('has those of several patterns, and names section rules in full where one is asked for', () => {
    const { out } = printed({ patterns: ['plex/*', 'yaml/tab'] })
    expect(out).toMatch(/^yaml\/tab /m)
    expect(out).toMatch(/^plex\/wrong-type /m)
  })

  it('has those of a severity and of a way to repair them', () => {
    const errors = listed({ severities: ['error'], fixes: ['safe'] })
    expect(errors.length).toBeGreaterThan(5)
    expect(errors.every(({ severity, fix }) => severity === 'error' && fix === 'safe')).toBe(true)
    expect(listed({}).filter(({ severity, fix }) => severity === 'error' && fix === 'safe')).toEqual(errors)
    const two = new Set(listed({ severities: ['warning', 'info'] }).map(({ severity }) => severity))
    expect([...two].sort()).toEqual(['info', 'warning'])
  })

  it('has those about a section, with the old forms in it', () => {
    const found = ids({ sections: ['radarr'] })
    expect(found).toContain('radarr/wrong-type')
    expect(found).toContain('migration/radarr-add')
    expect(found).toContain('migration/lib-radarr-add')
    expect(found).not.toContain('migration/sonarr-add')
    expect(ids({ sections: ['operations'] })).toContain('migration/op-radarr_add_all')
    expect(ids({ sections: ['libraries'] })).toContain('migration/lib-metadata_path')
    expect(ids({ sections: ['libraries'] })).not.toContain('migration/op-radarr_add_all')
  })

  it('may be empty', () => {
    expect(printed({ patterns: ['trakt/*'], severities: ['info'], fixes: ['safe'] })).toEqual({
      code: 0,
      out: '',
      err: '',
    })
    expect(printed({ patterns: ['yaml/tab'], severities: ['info'], format: 'json' }).out).toBe('[]\n')
  })

  test.each([
    [{ patterns: ['trakt/stale-pni'] }, 'no rule is called "trakt/stale-pni"', 'trakt/stale-pin'],
    [{ patterns: ['tratk/*'] }, 'no rule is called "tratk/*"', 'trakt/*'],
    [{ patterns: ['tratk'] }, 'no rule is called "tratk"', 'trakt'],
    [{ sections: ['radar'] }, 'there is no section "radar"', 'radarr'],
  ])('is exit 2 for what there is not: %j', (request, message, meant) => {
    expect(printed(request)).toEqual({
      code: 2,
      out: '',
      err: `pmm-config: ${message}\n  Did you mean ${meant}?\n`,
    })
  })
})
