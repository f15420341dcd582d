import { describe, expect, test } from 'vitest'
import { imageVersion, logVersion } from '../../src/kometa/image-tag.js'

const COMPOSE = (image: string) => `services:\n  kometa:\n    image: ${image}\n`

describe('an image of Kometa', () => {
  test.each([
    ['kometateam/kometa:v2.4.4', '2.4.4'],
    ['"kometateam/kometa:v2.4.4"   # pinned', '2.4.4'],
    ['docker.io/kometateam/kometa:v2.4.8@sha256:0a1b2c', '2.4.8'],
    ['lscr.io/linuxserver/kometa:2.3.1-ls99', '2.3.1'],
    ['registry.home:5000/kometateam/kometa:v2.0', '>=2.0.0 <2.1.0'],
    ['meisnate12/plex-meta-manager:v1.21.1', '1.21.1'],
    ['kometateam/kometa', '2.5.2'],
    ['kometateam/kometa:latest', '2.5.2'],
    ['kometateam/kometa:nightly', '2.5.2'],
    ['kometateam/kometa:develop', '2.5.2'],
    [`kometateam/kometa:${'$'}{KOMETA_TAG:-v2.4.6}`, '2.4.6'],
  ])('%s is of %s', (image, range) => {
    expect(imageVersion(COMPOSE(image))).toEqual({ range, line: 3 })
  })

  test.each([
    'kometateam/quickstart:v1.2.3',
    'nginx:1.2.3',
    'kometateam/kometa@sha256:0a1b2c',
    `kometateam/kometa:${'$'}{KOMETA_TAG}`,
    'kometateam/kometa:pr-12',
  ])('is none, or says no version: %s', (image) => {
    expect(imageVersion(COMPOSE(image))).toBeUndefined()
  })

  test('counts where it stands first, and not in a comment', () => {
    const text = `# image: kometateam/kometa:v1.0.0\n${COMPOSE('plexinc/pms-docker:1.40')}${COMPOSE('kometateam/kometa:v2.4.4')}`
    expect(imageVersion(text)).toEqual({ range: '2.4.4', line: 7 })
  })

  test('may have its tag in the same mapping, before or behind it, with a digest', () => {
    const behind =
      'image:\n  repository: kometateam/kometa\n  pullPolicy: Always\n  tag: v2.4.8@sha256:0a1b\n'
    expect(imageVersion(behind)).toEqual({ range: '2.4.8', line: 4 })
    const before = 'image:\n    tag: "v2.4.8"\n    repository: kometateam/kometa\n'
    expect(imageVersion(before)).toEqual({ range: '2.4.8', line: 2 })
    expect(imageVersion('image: { repository: kometateam/kometa, tag: v2.4.8 }\n')?.range).toBe('2.4.8')
    const images = 'images:\n- name: kometateam/kometa\n  newTag: v2.4.5\n- name: other\n  newTag: v1.0.0\n'
    expect(imageVersion(images)).toEqual({ range: '2.4.5', line: 3 })
  })

  test('takes no tag of another image', () => {
    const text =
      'a:\n  image:\n    repository: kometateam/kometa\nb:\n  image:\n    repository: other\n    tag: v1.0.0\n'
    expect(imageVersion(text)).toBeUndefined()
  })
})

describe('the log of Kometa', () => {
  test('names the version that runs, not the newest', () => {
    const text = '|====|\n|  Kometa\n|    Newest Version: 2.5.2 |\n|    Version: 2.4.4 (Docker) |\n'
    expect(logVersion(text)).toEqual({ range: '2.4.4', line: 4 })
    expect(logVersion('|    Version: 2.4.9-build3 (Docker: nightly)')?.range).toBe('2.4.9')
  })

  test('may name none', () => {
    expect(logVersion('Version: unknown\nNewest Version: 2.5.2\n')).toBeUndefined()
  })
})
