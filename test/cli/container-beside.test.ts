import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { containerBeside } from '../../src/cli/container-beside.js'
import { runValidate } from '../../src/cli/validate.js'
import { isLoopback, mayHoldLoopback } from '../../src/rules/service-addresses.js'
import { fakeIo } from '../support/fake-io.js'
import { makeFolder } from '../support/folder.js'

const compose = (more = '', image = 'kometateam/kometa:v2.4.4') =>
  `services:\n  plex:\n    image: plexinc/pms-docker\n    network_mode: host\n  kometa:\n    image: ${image}\n${more}`

describe('the container of PMM', () => {
  const beside = (files: Readonly<Record<string, string>>) =>
    containerBeside('config/config.yml', makeFolder(files))

  it.each(['docker-compose.yml', 'compose.yaml', 'config/compose.yml', 'config/docker-compose.yaml'])(
    'is shown by %s',
    async (path) =>
      expect(await beside({ 'config/config.yml': '', [path]: compose() })).toEqual({ path, line: 5 }),
  )

  it.each([
    'meisnate12/plex-meta-manager',
    'lscr.io/linuxserver/kometa:latest',
    'ghcr.io/me/kometa@sha256:0',
    'kometa',
  ])('has an image such as %s', async (image) =>
    expect(await beside({ 'compose.yml': compose('', image) })).toBeDefined(),
  )

  it.each([
    'network_mode: host',
    'network_mode: service:plex',
    'network_mode: "container:vpn"',
    'networks: [host]',
  ])('has a network with others where it says %s', async (line) =>
    expect(await beside({ 'compose.yml': compose(`    ${line}\n`) })).toBeUndefined(),
  )

  it('has one of its own where it says so, or gets its settings from an anchor', async () => {
    expect(await beside({ 'compose.yml': compose('    network_mode: bridge\n') })).toBeDefined()
    expect(await beside({ 'compose.yml': compose('    networks: [media]\n') })).toBeDefined()
    const merged = `x-host: &host\n  network_mode: host\n${compose('    <<: *host\n')}`
    expect(await beside({ 'compose.yml': merged })).toBeUndefined()
  })

  it('is not told where there are several, or none, or no Compose file', async () => {
    const two = compose('  other:\n    image: kometateam/kometa\n    network_mode: host\n')
    for (const text of [two, compose('', 'nginx'), 'kometa: [', 'services: kometa\n', '- kometa\n', ''])
      expect(await beside({ 'compose.yml': text })).toBeUndefined()
    expect(await beside({ 'more/compose.yml': compose() })).toBeUndefined()
  })

  it.skipIf(process.platform === 'win32')('is looked for in no pipe', async () => {
    const cwd = makeFolder({ 'config/config.yml': '' })
    execFileSync('mkfifo', [join(cwd, 'compose.yml')])
    expect(await containerBeside('config/config.yml', cwd)).toBeUndefined()
  })
})

describe('an address', () => {
  it.each([
    ['http://localhost:32400', true],
    ['https://LOCALHOST', true],
    ['http://127.0.0.1:7878/radarr', true],
    ['http://[::1]:8989', true],
    ['localhost:8181', true],
    ['http://localhost.example.com', false],
    ['http://plex:32400', false],
    ['http://192.168.127.1', false],
    ['env', false],
  ])('%s is of loopback: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected)
    expect(mayHoldLoopback(`plex:\n  url: ${address}\n`)).toBe(expected)
    expect(mayHoldLoopback(`plex: {"url": "${address}"}\n`)).toBe(expected)
  })
})

describe('validate', () => {
  const config =
    'libraries:\n  Films:\n    tautulli:\n      url: http://127.0.0.1:8181\n      apikey: <<a>>\nplex:\n  url: http://localhost:32400\n  token: env\n'
  const run = async (files: Readonly<Record<string, string>>) => {
    const io = fakeIo(makeFolder({ 'config/config.yml': config, ...files }))
    await runValidate({ paths: ['config/config.yml'], formats: ['concise'] }, io)
    return io.printed.out.match(/:(\d+):\d+: info: .*localhost-in-container/g)?.length ?? 0
  }

  it('says so of each such address, for all libraries and for one', async () => {
    expect(await run({ 'compose.yml': compose() })).toBe(2)
  })

  it('says nothing where no file tells, or the network is the host’s', async () => {
    expect(await run({})).toBe(0)
    expect(await run({ 'compose.yml': compose('    network_mode: host\n') })).toBe(0)
  })
})
