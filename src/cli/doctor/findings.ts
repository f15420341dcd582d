import type { FileReport } from '../../lint/diagnostic.js'
import type { Check } from '../../report/checkup.js'
import { summarize } from '../../report/report.js'
import { shellWord } from '../../report/shell-word.js'
import type { Io } from '../io.js'
import { runValidate } from '../validate.js'
import { check } from './subject.js'

interface Asked {
  readonly settings: boolean
  readonly settingsFile?: string
}

/** What `validate` says of the config, by its settings, counted. */
export async function findingChecks(path: string, asked: Asked, io: Io): Promise<readonly Check[]> {
  const files: FileReport[] = []
  const onDone = (judged: readonly FileReport[]) => void files.push(...judged)
  const said: string[] = []
  const silent = { isTTY: false, write: () => true }
  const stderr = { isTTY: false, write: (text: string | Uint8Array) => said.push(String(text)) }
  await runValidate(
    { ...asked, paths: [path], formats: ['concise'], onDone },
    Object.create(io, { stdout: { value: silent }, stderr: { value: stderr } }),
  )
  const [file] = files
  if (!file) return [check('findings', 'unknown', 'validate', said.join(' ').trim() || 'nothing was judged')]
  const { errors, warnings, infos } = summarize(files)
  const of = (count: number, word: string) =>
    count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`]
  const found = [...of(errors, 'error'), ...of(warnings, 'warning'), ...of(infos, 'info')]
  const judged = `for Kometa ${file.target.range}`
  const mark = errors > 0 ? 'error' : warnings > 0 ? 'warn' : 'ok'
  const words = found.length === 0 ? 'nothing wrong' : found.join(', ')
  return [
    check(
      'findings',
      mark,
      'validate',
      `${words} (${judged})`,
      found.length === 0 ? undefined : `See them: pmm-config validate ${shellWord(path)}`,
    ),
  ]
}
