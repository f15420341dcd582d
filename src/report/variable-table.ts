import type { Path } from '../yaml/document.js'
import { createPaint } from './colour.js'
import type { Terminal } from './terminal.js'
import { visible } from './visible.js'

/** A variable that a config needs, and whether it is set; names only. */
export interface ListedVariable {
  /** The one that is set, else the usual one. */
  readonly variable: string
  readonly set: boolean
  /** Where it is set. */
  readonly from: string | null
  /** Kometa keeps KOMETA_NAME for itself, so that only PMM_NAME fills it. */
  readonly reserved: boolean
  readonly uses: readonly { readonly line: number; readonly path: Path; readonly misspelt: boolean }[]
}

export interface ListedFile {
  readonly path: string
  readonly variables: readonly ListedVariable[]
}

/** What `secrets list` prints for people. */
export function listVariables(files: readonly ListedFile[], terminal: Terminal): string {
  return files.map((file) => table(file, terminal)).join('\n')
}

function table({ path, variables }: ListedFile, { colour }: Terminal): string {
  const paint = createPaint(colour)
  const width = Math.max(0, ...variables.map(({ variable }) => variable.length))
  const lines = variables.map(({ variable, set, uses, ...rest }) => {
    const state = set ? 'set' : paint('red', 'not set')
    const gap = ' '.repeat(set ? 4 : 0)
    const places = uses
      .map(({ line, path: steps }) => `${visible(steps.join('.'))} (line ${line})`)
      .join(', ')
    return `  ${variable.padEnd(width)}  ${state}${gap}  ${places}${remark({ uses, ...rest })}\n`
  })
  const missing = variables.filter(({ set }) => !set).length
  const count = `${variables.length} ${variables.length === 1 ? 'variable' : 'variables'}`
  return `${visible(path)}\n${lines.join('')}  ${count}, ${missing === 0 ? 'all set' : `${missing} not set`}\n`
}

function remark({ from, reserved, uses }: Omit<ListedVariable, 'variable' | 'set'>): string {
  const remarks = [
    ...(from === null ? [] : [`from ${visible(from)}`]),
    ...(reserved ? ['reserved: KOMETA_ does not fill it'] : []),
    ...(uses.some(({ misspelt }) => misspelt) ? ['misspelt in the config: never filled in'] : []),
  ]
  return remarks.length === 0 ? '' : `; ${remarks.join('; ')}`
}
