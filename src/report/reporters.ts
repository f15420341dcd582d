import { concise } from './concise.js'
import { github } from './github.js'
import { json } from './json.js'
import { pretty } from './pretty.js'
import type { Reporter } from './report.js'

/** Every output format by the name of its file. */
export const reporters = { pretty, json, concise, github } as const satisfies Record<string, Reporter>

export type Format = keyof typeof reporters
