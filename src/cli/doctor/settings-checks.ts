import { relative } from 'node:path'
import { toSlashes } from '../../files/target.js'
import type { Check } from '../../report/checkup.js'
import { shownPath } from '../complain.js'
import type { SettingsOutcome } from '../settings.js'
import { check } from './subject.js'

/**
 * Which settings count.
 *
 * @param notes what settings asked for and did not get
 */
export function settingsChecks(
  outcome: SettingsOutcome,
  isEnabled: boolean,
  notes: readonly string[],
  cwd: string,
): readonly Check[] {
  const left = notes.map((note) => check('settings.left-out', 'warn', 'left out', note))
  if (!outcome.ok)
    return [
      ...outcome.problems.map(({ path, message, hint }) =>
        check('settings.file', 'error', 'file', path ? `${shownPath(path)}: ${message}` : message, hint),
      ),
      ...left,
    ]
  const { file, target, rules } = outcome.settings
  if (file === null)
    return [
      check('settings.file', 'ok', 'file', isEnabled ? 'none' : 'none, since --no-config says so'),
      ...left,
    ]
  const changes = rules.size === 0 ? '' : `, ${rules.size} ${rules.size === 1 ? 'rule' : 'rules'} changed`
  const path = toSlashes(relative(cwd, file)) || file
  return [check('settings.file', 'ok', 'file', `${path} (target ${target}${changes})`), ...left]
}
