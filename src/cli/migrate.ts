import { MIGRATIONS } from '../generated/migrations.js'
import { RULES } from '../generated/rules.js'
import type { Migration } from '../migrations/make/migration.js'
import { listMigrations } from '../report/migration-table.js'
import { detectTerminal } from '../report/terminal.js'
import { presentId } from '../rules/former-ids.js'
import { suggest } from '../schema/suggest.js'
import { complain } from './complain.js'
import { CLEAN, type ExitCode, FAILED } from './exit-codes.js'
import type { Io } from './io.js'
import type { ValidateRequest } from './options.js'
import type { RepairRequest } from './repair-request.js'
import { runValidate } from './validate.js'

export interface MigrateRequest extends Omit<ValidateRequest, 'target'> {
  readonly repair: RepairRequest
  /** A version, as it was typed. */
  readonly to?: string
  /** Ids of migrations, with or without `migration/`; none means all that are proposed. */
  readonly only?: readonly string[]
  /** Also those that are only done when they are asked for. */
  readonly optIn: boolean
  readonly list: boolean
}

/** `pmm-config migrate`: a repair with migrations alone. */
export async function runMigrate(request: MigrateRequest, io: Io): Promise<ExitCode> {
  const { to, only, optIn, list, repair, ...rest } = request
  const target = to === undefined ? undefined : await exactVersion(to)
  if (to !== undefined && target === undefined)
    return refuse(`--to ${JSON.stringify(to)} is no version`, 'For example 2.4.4.', io)
  const unknown = only?.find((id) => !find(id))
  if (unknown !== undefined)
    return refuse(`there is no migration ${JSON.stringify(unknown)}`, meant(unknown), io)
  const wanted = only
    ? only.map((id) => find(id)!)
    : MIGRATIONS.filter(({ automation }) => optIn || automation !== 'opt-in')
  if (list) {
    // Those that are never proposed, too: nobody could ask for what is not to be found.
    const listed = only ? wanted : MIGRATIONS
    io.stdout.write(listMigrations(listed, detectTerminal(io.stdout, io.env)))
    return CLEAN
  }
  const ids = new Set(wanted.map(({ rule }) => rule.meta.id))
  // A file that PMM cannot read cannot be migrated: whatever stops it is to be said.
  const syntax = RULES.filter(({ meta }) => meta.kind === 'syntax').map(({ meta }) => meta.id)
  const shown = new Set([...ids, ...syntax, 'config/not-a-config'])
  return runValidate(
    {
      ...rest,
      ...(target === undefined ? {} : { target }),
      repair: {
        ...repair,
        repairs: ({ id }) => ids.has(id),
        shows: (id) => shown.has(id),
        optIn: wanted.filter(({ automation }) => automation === 'opt-in').map(({ rule }) => rule.meta.id),
      },
    },
    io,
  )
}

/** By its own id or the one of its rule, also where it had another one before. */
function find(id: string): Migration | undefined {
  const names = [presentId(id), presentId(`migration/${id}`)]
  return MIGRATIONS.find(({ rule }) => names.includes(rule.meta.id))
}

async function exactVersion(text: string): Promise<string | undefined> {
  return (await import('../lint/severity.js')).exactVersion(text)
}

function meant(id: string): string {
  const known = MIGRATIONS.map((one) => one.id)
  const name = suggest(id.replace(/^migration\//, ''), known)
  return name ? `Did you mean ${name}?` : 'All migrations: pmm-config migrate --list'
}

function refuse(message: string, hint: string, io: Io): ExitCode {
  complain([{ path: '', message, hint }], io)
  return FAILED
}
