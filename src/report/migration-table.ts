import type { Automation, Migration } from '../migrations/make/migration.js'
import { createPaint, type Style } from './colour.js'
import type { Terminal } from './terminal.js'

const STYLE: Readonly<Record<Automation, Style>> = {
  safe: 'green',
  ask: 'yellow',
  manual: 'blue',
  'opt-in': 'dim',
}

/** What `migrate --list` prints: every migration with how it is done, since when, and from what to what. */
export function listMigrations(migrations: readonly Migration[], terminal: Terminal): string {
  const paint = createPaint(terminal.colour)
  const width = Math.max(...migrations.map(({ id }) => id.length))
  return migrations
    .map(({ id, automation, since, from, to }) => {
      const how = paint(STYLE[automation], automation.padEnd(6))
      return `${id.padEnd(width)}  ${how}  ${since.padEnd(6)}  ${from} -> ${to}\n`
    })
    .join('')
}
