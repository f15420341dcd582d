import { placeholderAlone, written } from '../kometa/placeholders.js'
import type { Section, Setting } from '../plugin/index.js'
import { isLeftOver } from '../schema/left-over.js'
import { isOpaque } from '../schema/opaque.js'
import type { ConfigDocument, NodeRef, Path } from '../yaml/document.js'
import { resolve, type SecretSource, variableOf } from './placeholder.js'

const MISSING: Setting = { value: undefined, from: 'missing' }

/** What PMM reads below a root key, with its placeholders filled in. */
export function sectionOf(document: ConfigDocument, name: string, secrets: SecretSource): Section {
  const at = document.at([name])
  return {
    shape: shapeOf(document, at),
    get(path: Path) {
      const ref = document.at([name, ...path])
      return ref ? settingOf(document, ref, secrets) : MISSING
    },
  }
}

function shapeOf(document: ConfigDocument, at: NodeRef | undefined): Section['shape'] {
  if (!at) return 'missing'
  if (document.scalar(at)?.kind === 'null') return 'null'
  return document.shape(at) === 'mapping' ? 'mapping' : 'other'
}

function settingOf(document: ConfigDocument, ref: NodeRef, secrets: SecretSource): Setting {
  if (isOpaque(document, ref)) return { value: undefined, from: 'placeholder' }
  const scalar = document.scalar(ref)
  if (!scalar || scalar.kind === 'null') return MISSING
  // A PIN of digits is a number to YAML; what was meant is what stands there.
  const text = scalar.text.trim()
  const placeholder = placeholderAlone(text)
  // PMM takes one without a name for blank.
  if (placeholder && !placeholder.hasName) return MISSING
  if (placeholder) {
    const { name, isFilled } = placeholder
    return {
      value: isFilled ? resolve(name, secrets) : undefined,
      from: 'placeholder',
      variable: variableOf(name, secrets),
      ...(isFilled ? {} : { spelling: written(name) }),
    }
  }
  return text === '' || isLeftOver(text) ? MISSING : { value: text, from: 'file' }
}
