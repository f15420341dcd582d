import type { ConfigDocument, NodeRef } from '../yaml/document.js'
import { attributesOf, definitionsOf, isSaid, type LinkedFile, rootsOf } from './linked-file.js'
import { type BuilderService, serviceOf, serviceOfRating } from './linked-services.js'

/** A place of a linked file that needs a service. */
export interface ServiceUse {
  readonly service: BuilderService
  readonly at: NodeRef
  /** What needs it: an attribute, a type of dynamic collections, a variable of a text. */
  readonly name: string
}

/** All of them: those of attributes, of dynamic collections and of the texts of overlays. */
export function serviceUses(document: ConfigDocument, linked: LinkedFile): readonly ServiceUse[] {
  const uses: ServiceUse[] = []
  const add = (service: BuilderService | undefined, at: NodeRef, name: string) => {
    if (service) uses.push({ service, at, name })
  }
  for (const definition of definitionsOf(document, linked))
    for (const { name, entry } of attributesOf(definition))
      if (name !== 'overlay') {
        if (isSaid(document, entry.value)) add(serviceOf(name), entry.key, name)
      } else if (definition.what === 'overlay')
        for (const { at, variable } of variablesOf(document, entry.value))
          add(serviceOfRating(variable), at, `<<${variable}>>`)
  for (const { at, type } of dynamicTypes(document, linked))
    if (type.startsWith('trakt_')) add(serviceOf(type), at, type)
  return uses
}

/** `text(<<trakt_rating%>>)`, the whole of an overlay or its `name`, with what may stand behind the variable. */
function* variablesOf(
  document: ConfigDocument,
  overlay: NodeRef,
): Iterable<{ readonly at: NodeRef; readonly variable: string }> {
  const name = document.entries(overlay).find((one) => one.name === 'name')?.value
  const at = name ?? overlay
  const text = document.scalar(at)?.text ?? ''
  if (!/^text\(/i.test(text)) return
  for (const [, variable] of text.matchAll(/<<([a-z_]+_rating)[\d%#/]?>>/g)) yield { at, variable: variable! }
}

function* dynamicTypes(
  document: ConfigDocument,
  linked: LinkedFile,
): Iterable<{ readonly at: NodeRef; readonly type: string }> {
  for (const { name, value } of rootsOf(document, linked))
    if (name === 'dynamic_collections')
      for (const dynamic of document.entries(value))
        for (const { name, value } of document.entries(dynamic.value))
          if (name.toLowerCase() === 'type')
            yield { at: value, type: document.scalar(value)?.text.toLowerCase() ?? '' }
}
