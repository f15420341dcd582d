import type { Reporter } from './report.js'

/** Every output format by its name, loaded when it is asked for; the first is the default. */
export const REPORTERS = {
  pretty: () => import('./pretty.js'),
  concise: () => import('./concise.js'),
  json: () => import('./json.js'),
  github: () => import('./github.js'),
  sarif: () => import('./sarif.js'),
  gitlab: () => import('./gitlab.js'),
  junit: () => import('./junit.js'),
  rdjson: () => import('./rdjson.js'),
  checkstyle: () => import('./checkstyle.js'),
  markdown: () => import('./markdown.js'),
} as const satisfies Readonly<Record<string, () => Promise<{ readonly reporter: Reporter }>>>

export type Format = keyof typeof REPORTERS

/** What flags, settings and documents list. */
export const FORMATS = Object.keys(REPORTERS) as readonly Format[]

export const DEFAULT_FORMAT = FORMATS[0]!

/** Runners that read a format off what is printed, by the variable in which they say that it is they. */
const RUNNERS: Readonly<Partial<Record<Format, string>>> = { github: 'GITHUB_ACTIONS' }

/** What is printed where nobody asks for a format. */
export function formatUnasked(env: Readonly<Record<string, string | undefined>>): Format {
  return FORMATS.find((format) => env[RUNNERS[format] ?? ''] === 'true') ?? DEFAULT_FORMAT
}

export const isFormat = (name: string): name is Format => Object.hasOwn(REPORTERS, name)

export async function loadReporter(format: Format): Promise<Reporter> {
  return (await REPORTERS[format]()).reporter
}
