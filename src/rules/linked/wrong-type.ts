import type { ConfigDocument, NodeRef } from '../../yaml/document.js'
import { definitionsOf, rootsOf } from '../linked-file.js'
import type { Finding, Rule, RuleDocs } from '../rule.js'
import { ALL } from '../versions.js'

export const rule: Rule = {
  meta: { id: 'linked/wrong-type', kind: 'lint', severity: 'error', fix: 'manual', holds: ALL },
  *check({ document, linked }) {
    if (!linked) return
    for (const { name, key, value } of rootsOf(document, linked)) {
      if (name === 'external_templates') continue
      if (document.shape(value) !== 'mapping' || document.entries(value).length === 0) {
        yield isNothing(document, value)
          ? {
              at: key,
              message: `\`${name}\` is blank: PMM logs an error, and makes nothing of it.`,
              hint: 'Fill it in, or delete the line.',
              severity: 'warning',
            }
          : {
              at: value,
              message: `\`${name}\` must hold names with keys and values below them, but here is ${shapeOf(document, value)}: PMM makes nothing of it.`,
              hint: 'Put each name on a line of its own, without `-`, with what belongs to it indented below.',
            }
        continue
      }
      if (name === 'queues') continue
      for (const one of document.entries(value))
        if (document.shape(one.value) !== 'mapping') yield wrongEntry(document, one.key, one.value)
    }
    for (const { attributes } of definitionsOf(document, linked))
      for (const { name, value } of attributes)
        if (name.toLowerCase() === 'template') yield* wrongCalls(document, value)
  },
}

function wrongEntry(document: ConfigDocument, key: NodeRef, value: NodeRef): Finding {
  if (isNothing(document, value))
    return {
      at: key,
      message: 'Nothing stands below this name, and PMM passes over it without a word.',
      hint: 'Is what belongs to it indented less than it should be? Fill it in, or delete the line.',
      severity: 'warning',
    }
  return {
    at: value,
    message: `Below a name there must be keys and values, but here is ${shapeOf(document, value)}: PMM passes over it with a warning.`,
    hint: 'Write what belongs to it as `key: value`, one a line, indented below.',
  }
}

/** How a template is called: by a mapping with its `name`, or a list of such. */
function* wrongCalls(document: ConfigDocument, value: NodeRef): Iterable<Finding> {
  const calls = document.shape(value) === 'sequence' ? document.items(value) : [value]
  for (const call of calls) {
    const names = document.entries(call).map(({ name }) => name)
    if (document.shape(call) === 'mapping' && names.includes('name')) continue
    if (document.scalar(call)?.text.includes('<<')) continue
    yield {
      at: call,
      message:
        document.shape(call) === 'mapping'
          ? 'A template is called by its `name`, which is missing here: PMM fails on it and builds nothing of this.'
          : `A template is called by a mapping with its \`name\`, but here is ${shapeOf(document, call)}: PMM fails on it and builds nothing of this.`,
      hint: 'Write `template: {name: my_template}`, with its variables beside `name`.',
    }
  }
}

const isNothing = (document: ConfigDocument, at: NodeRef) =>
  document.scalar(at)?.value === null ||
  (document.shape(at) === 'mapping' && document.entries(at).length === 0)

function shapeOf(document: ConfigDocument, at: NodeRef): string {
  if (document.shape(at) === 'sequence') return 'a list'
  return document.scalar(at)?.value === null ? 'nothing' : 'a single value'
}

export const docs: RuleDocs = {
  summary: 'A part of a linked file is no mapping of keys and values where PMM needs one.',
  why: 'Below `collections`, `overlays`, `playlists`, `metadata` and `templates` PMM takes names, and below each name attributes. It passes over anything else with a line in its log, and fails on a template that is not called by its `name`.',
  examples: [
    {
      bad: 'collections:\n  - Alien\n',
      good: 'collections:\n  Alien:\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
    {
      bad: 'templates:\n  list:\n    sync_mode: sync\ncollections:\n  Alien:\n    template: list\n    tmdb_collection: 8091\n',
      good: 'templates:\n  list:\n    sync_mode: sync\ncollections:\n  Alien:\n    template: {name: list}\n    tmdb_collection: 8091\n',
      given: { linked: 'collection' },
    },
  ],
}
