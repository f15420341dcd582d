import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testAnswers } from './answers.js'
import { buildChild, type Child } from './child.js'
import { testFullDisks } from './full.js'
import { testKills } from './kills.js'
import { testLeftovers } from './leftovers.js'
import { testMyAnimeList } from './mal.js'
import { testOtherWays } from './other-ways.js'
import { testSignals } from './signals.js'
import { table, totals } from './table.js'
import { testTogether } from './together.js'
import { testOtherWriters } from './writers.js'

// Some tests start a hundred processes, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000 })

const elsewhere = process.env.TMPDIR
const top = realpathSync(mkdtempSync(join(tmpdir(), 'pmm-config-faults-')))
let child: Child
beforeAll(async () => {
  // The last resort of a run is among the temporary files: the runs that follow it have to find it there.
  process.env.TMPDIR = top
  // There for all runs alike: the first would make it, and so take other steps than those that are killed.
  mkdirSync(join(top, `pmm-config-${process.getuid?.() ?? ''}`), { mode: 0o700 })
  mkdirSync(join(top, 'child'))
  child = await buildChild(join(top, 'child'))
})
afterAll(() => {
  if (elsewhere === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = elsewhere
  rmSync(top, { recursive: true, force: true })
})

testKills(() => child)
testAnswers()
testFullDisks(() => child)
testOtherWriters()
testSignals()
testOtherWays(() => child)
testMyAnimeList(() => child)
testTogether()
testLeftovers()

test('of more than 300 faults none lost a token that was here, and none damaged a file', () => {
  if (process.env.PMM_CONFIG_FAULT_TABLE) console.log(table())
  const { injected, lost, damaged } = totals()
  expect({ lost, damaged }).toEqual({ lost: 0, damaged: 0 })
  expect(injected).toBeGreaterThanOrEqual(300)
})
