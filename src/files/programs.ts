import { spawn } from 'node:child_process'

/** Runs a program with a text on its standard input; whether it took it. Never throws, never waits for long. */
export function pipeTo(command: string, args: readonly string[], text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: 3000 })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
    child.stdin.on('error', () => {})
    child.stdin.end(text)
  })
}

/**
 * Opens a web page in the person's browser, which `BROWSER` may name. Whether it worked can only be guessed.
 * Never throws.
 */
export async function openInBrowser(url: string, browser: string | undefined): Promise<boolean> {
  try {
    const { default: open } = await import('open')
    const [name, ...args] = (browser ?? '').split(' ').filter(Boolean)
    const child = await open(url, name === undefined ? {} : { app: { name, arguments: args } })
    child.on('error', () => {})
    return true
  } catch {
    return false
  }
}
