import type { Io } from '../cli/io.js'
import { inert, inertJson } from '../report/inert.js'
import { detectTerminal } from '../report/terminal.js'
import { visible } from '../report/visible.js'
import { toWords, wrapWords } from '../report/wrap.js'
import type { Outcome } from './outcome.js'

/** Says how a run ended: the result on standard output, what else there is to know on standard error. */
export function report(outcome: Outcome, json: boolean, io: Io): void {
  if (json) return void io.stdout.write(`${inertJson(toJson(outcome, io.now()))}\n`)
  const { output, message, details = [], next, notes = [], state } = outcome
  const { columns } = detectTerminal(io.stderr, io.env)
  const say = (text: string) => io.stderr.write(`${text}\n`)
  const failed = state === 'failed' || state === 'cancelled'
  if (output !== undefined) io.stdout.write(output)
  if (message !== '') {
    const first = paragraph(failed ? `pmm-config: ${message}` : message, columns)
    const text = [first, ...details.map((line) => paragraph(`  ${line}`, columns))].join('\n')
    // A block or a diff is all that standard output is to hold.
    if (failed || output !== undefined) say(text)
    else io.stdout.write(`${text}\n`)
  }
  for (const note of notes) say(paragraph(`note: ${note}`, columns))
  if (next !== undefined) say(paragraph(`next: ${next}`, columns))
}

/**
 * One text as lines that fit, safe to be shown whatever a service or a file name puts into it: a line end in it is
 * no line end, and nothing of it is a command. Long lines are broken between words, and a command never.
 */
export function paragraph(text: string, columns: number): string {
  return broken(visible(text), columns).map(inert).join('\n')
}

/** What follows a label is set in a little. */
const LABEL = /^(?:note|next|pmm-config): /

/** The name of a row in a table, with the blanks up to its column. */
const ROW = /^( *\S+(?: \S+)*? {2,})(\S.*)$/

function broken(line: string, columns: number): readonly string[] {
  if (line.length <= columns) return [line]
  const [, head, cell] = ROW.exec(line) ?? []
  if (head !== undefined && head.length < columns / 2)
    return wrapWords(toWords(cell!), columns, head, ' '.repeat(head.length))
  const [indent = ''] = /^ */.exec(line)!
  // A command at the end gets a line of its own, to be copied from.
  const [, words = '', command] = /^(.*?)(?:: (pmm-config [^`]*))?$/.exec(line.slice(indent.length))!
  const pieces = (command === undefined ? words : `${words}:`).match(/`[^`]*`[^\s`]*|\S+/g) ?? []
  const lines = wrapWords(
    pieces.map((piece) => ({ text: piece })),
    columns,
    indent,
    LABEL.test(words) ? `${indent}  ` : indent,
  )
  return command === undefined ? lines : [...lines, `${indent}    ${command}`]
}

/** The outcome for other programs; never a secret. */
function toJson({ standing, notes, output, details = [], ...outcome }: Outcome, now: Date): object {
  const expiresAt = standing?.expiresAt
  return {
    state: outcome.state,
    path: outcome.path ?? null,
    username: outcome.username ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    secondsLeft: expiresAt ? Math.round((expiresAt.getTime() - now.getTime()) / 1000) : null,
    refreshToken: standing?.refreshToken ?? false,
    pin: standing?.pin ?? 'none',
    source: outcome.source ?? 'file',
    changed: outcome.changed ?? false,
    diff: output ?? null,
    message: [outcome.message, ...details].join('\n  '),
    notes: notes ?? [],
    next: outcome.next ?? null,
  }
}
