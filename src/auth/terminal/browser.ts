import { delimiter } from 'node:path'
import { isFile } from '../../files/is-file.js'
import type { Invitation } from '../../plugin/index.js'

/** A program and what it is told, the address left out unless it has a place of its own. */
export interface Call {
  readonly name: string
  readonly args: readonly string[]
  /** Whether the address stands in `args`, in place of `%s`; else it comes behind them. */
  readonly holdsUrl: boolean
}

/**
 * The programs that `BROWSER` names, the first choice first: a list as in `PATH`, each with arguments. A path
 * with blanks that leads to a file is one program.
 */
export function browsersOf(list: string, url: string): readonly Call[] {
  return list.split(delimiter).flatMap((entry): readonly Call[] => {
    const whole = entry.trim()
    if (isFile(whole)) return [{ name: whole, args: [], holdsUrl: false }]
    const words = (whole.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) =>
      word.replace(/^(["'])(.*)\1$/, '$2'),
    )
    const [name, ...rest] = words
    if (name === undefined) return []
    const args = rest.map((word) => word.replaceAll('%s', () => url))
    return [{ name, args, holdsUrl: rest.some((word) => word.includes('%s')) }]
  })
}

/**
 * Opens a web page in the person's browser, which `BROWSER` may name. Whether a program that was started did
 * what it should can only be guessed. Never throws.
 */
async function openInBrowser(url: string, browser: string | undefined): Promise<boolean> {
  const { default: open, openApp } = await import('open')
  const calls = browsersOf(browser ?? '', url)
  if (calls.length === 0) return started(() => open(url))
  for (const { name, args, holdsUrl } of calls) {
    const options = { arguments: args }
    if (await started(() => (holdsUrl ? openApp(name, options) : open(url, { app: { name, ...options } }))))
      return true
  }
  return false
}

/** Opens the page of an invitation, and says what came of it. */
export async function openFor({ url, directUrl }: Invitation, browser: string | undefined): Promise<string> {
  return (await openInBrowser(directUrl ?? url, browser))
    ? 'Opened in your browser. If nothing comes up, open the address above by hand.'
    : 'No browser could be opened here. Open the address above by hand, on another device if need be.'
}

/** In milliseconds: a program that finds no browser has said so by then. */
const SOON = 1000

async function started(start: () => ReturnType<typeof import('open').default>): Promise<boolean> {
  try {
    const child = await start()
    return await new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), SOON)
      const end = (isRight: boolean) => {
        clearTimeout(timer)
        resolve(isRight)
      }
      child.on('error', () => end(false))
      child.on('exit', (code) => end(code === 0))
      if (child.exitCode !== null) end(child.exitCode === 0)
    })
  } catch {
    return false
  }
}
