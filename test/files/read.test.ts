import { execFileSync } from 'node:child_process'
import fs, { symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { MAX_SIZE, readSource, readStdin } from '../../src/files/read.js'
import { makeFolder, systemError } from '../support/folder.js'

const windows = process.platform === 'win32'

describe('readSource', () => {
  it('reads a file with the time of its last change', async () => {
    const cwd = makeFolder({ 'config.yml': 'tmdb:\n' })
    utimesSync(join(cwd, 'config.yml'), 1_000_000, 1_000_000)
    const outcome = await readSource('config.yml', cwd)
    if (!outcome.ok) throw new Error(outcome.message)
    expect(outcome.source.path).toBe('config.yml')
    expect(outcome.source.text).toBe('tmdb:\n')
    expect(outcome.modifiedAt).toEqual(new Date(1_000_000_000))
  })

  it('reads an empty file', async () => {
    expect(await readSource('config.yml', makeFolder({ 'config.yml': '' }))).toMatchObject({
      ok: true,
      source: { text: '' },
    })
  })

  it('says that a file does not exist', async () => {
    expect(await readSource('config.yml', makeFolder())).toEqual({
      ok: false,
      path: 'config.yml',
      message: 'no such file or folder',
    })
  })

  it('says that a part of the path is a file', async () => {
    const cwd = makeFolder({ 'config.yml': '' })
    expect(await readSource('config.yml/x.yml', cwd)).toMatchObject({
      ok: false,
      message: 'a part of this path is a file, not a folder',
    })
  })

  it('names the Docker trap when a folder has the name of a config', async () => {
    const cwd = makeFolder({ 'config.yml/keep': '', 'config/keep': '' })
    const folder = { ok: false, message: 'this is a folder, not a file' }
    expect(await readSource('config', cwd)).toEqual({ ...folder, path: 'config' })
    expect(await readSource('config.yml', cwd)).toMatchObject({
      ...folder,
      hint: expect.stringContaining('Docker'),
    })
  })

  it.skipIf(windows)('says that a link leads back to itself', async () => {
    const cwd = makeFolder()
    symlinkSync('b.yml', join(cwd, 'a.yml'))
    symlinkSync('a.yml', join(cwd, 'b.yml'))
    expect(await readSource('a.yml', cwd)).toMatchObject({
      ok: false,
      message: 'this symbolic link leads back to itself',
    })
  })

  it.skipIf(windows)('refuses a named pipe at once instead of waiting for its writer', async () => {
    const cwd = makeFolder()
    execFileSync('mkfifo', [join(cwd, 'pipe.yml')])
    expect(await readSource('pipe.yml', cwd)).toMatchObject({
      ok: false,
      message: 'this is a pipe, socket or device, not a file',
      hint: expect.stringContaining('"-"'),
    })
  })

  it.skipIf(windows)('refuses a device that never ends', async () => {
    expect(await readSource('/dev/zero')).toMatchObject({ ok: false, path: '/dev/zero' })
  })

  it.skipIf(windows)('refuses a socket', async () => {
    const path = join(makeFolder(), 's.yml')
    const server = createServer().listen(path)
    await new Promise((done) => server.once('listening', done))
    expect(await readSource(path)).toMatchObject({
      ok: false,
      message: 'this is a pipe, socket or device, not a file',
    })
    server.close()
  })

  it('refuses a file that is too large, and reads one that is just not', async () => {
    const cwd = makeFolder()
    writeFileSync(join(cwd, 'large.yml'), '')
    truncateSync(join(cwd, 'large.yml'), MAX_SIZE + 1)
    expect(await readSource('large.yml', cwd)).toMatchObject({
      ok: false,
      message: expect.stringContaining('20 MB'),
    })
    truncateSync(join(cwd, 'large.yml'), MAX_SIZE)
    expect(await readSource('large.yml', cwd)).toMatchObject({ ok: true })
  })

  it.each([
    ['EACCES', 'reading this is not permitted'],
    ['EPERM', 'reading this is not permitted'],
    ['EIO', 'the disk could not read this (EIO)'],
    ['EMFILE', 'too many files are open at once'],
    ['EODD', 'this could not be read (EODD)'],
  ])('puts %s into words', async (code, message) => {
    const refusing = vi.spyOn(fs, 'openSync').mockImplementationOnce(() => {
      throw systemError(code)
    })
    onTestFinished(() => refusing.mockRestore())
    const cwd = makeFolder({ 'config.yml': 'a: 1' })
    expect(await readSource('config.yml', cwd)).toMatchObject({ ok: false, path: 'config.yml', message })
  })

  it('does not trip over a path that no system allows', async () => {
    expect(await readSource('a\0b.yml')).toMatchObject({ ok: false })
    expect(await readSource('x'.repeat(5000))).toMatchObject({ ok: false })
  })

  it('closes every file it opens', async () => {
    const cwd = makeFolder({ 'config.yml': 'a: 1' })
    const grown = join(cwd, 'grown.yml')
    writeFileSync(grown, '')
    const [open, close] = [vi.spyOn(fs, 'openSync'), vi.spyOn(fs, 'closeSync')]
    onTestFinished(() => {
      open.mockRestore()
      close.mockRestore()
    })
    // It becomes too large after it was looked at.
    const stat = vi.spyOn(fs, 'statSync').mockImplementationOnce(() => {
      truncateSync(grown, MAX_SIZE + 1)
      return fs.lstatSync(join(cwd, 'config.yml'))
    })
    onTestFinished(() => stat.mockRestore())
    expect(await readSource('grown.yml', cwd)).toMatchObject({ ok: false })
    await readSource('config.yml', cwd)
    const opened = open.mock.results.map(({ value }) => value)
    expect(opened.length).toBeGreaterThanOrEqual(2)
    expect(close.mock.calls.map(([file]) => file).toSorted()).toEqual(opened.toSorted())
  })
})

describe('readStdin', () => {
  it('joins chunks, also where they cut a character', async () => {
    const encoded = Buffer.from('name: é\n')
    const outcome = await readStdin(Readable.from([encoded.subarray(0, 7), encoded.subarray(7)]))
    expect(outcome).toMatchObject({ ok: true, source: { path: '<stdin>', text: 'name: é\n' } })
  })

  it('shows the name it is given', async () => {
    expect(await readStdin(Readable.from([]), 'config.yml')).toMatchObject({
      ok: true,
      source: { path: 'config.yml', text: '' },
    })
  })

  it('takes a stream of text', async () => {
    expect(await readStdin(Readable.from(['a: ', 'é']))).toMatchObject({ source: { text: 'a: é' } })
  })

  it('stops at the size limit', async () => {
    async function* endless() {
      for (;;) yield Buffer.alloc(1024 * 1024)
    }
    expect(await readStdin(endless())).toMatchObject({ ok: false, message: expect.stringContaining('20 MB') })
  })

  it('puts a failing stream into words', async () => {
    const stream = new Readable({
      read() {
        this.destroy(systemError('EISDIR'))
      },
    })
    expect(await readStdin(stream)).toEqual({
      ok: false,
      path: '<stdin>',
      message: 'this is a folder, not a file',
    })
  })
})
