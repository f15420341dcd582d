import { applyEdits, type Edit } from '../../../src/text/edit.js'
import type { ConfigDocument, NodeRef, Path } from '../../../src/yaml/document.js'
import { createEditor, type Editor, type InsertPlace } from '../../../src/yaml/edit/editor.js'
import type { Refusal } from '../../../src/yaml/edit/plan.js'
import type { EditValue } from '../../../src/yaml/edit/value.js'
import { read } from '../../support/read-config.js'

type Operation = (editor: Editor, document: ConfigDocument) => readonly Edit[] | Refusal

const ref = (document: ConfigDocument, path: Path): NodeRef => {
  const found = document.at(path)
  if (!found) throw new Error(`nothing at ${path.join('.')}`)
  return found
}

/** The text after an operation, or the reason why not. */
export function edited(text: string, operation: Operation): string {
  const document = read(text)
  const result = operation(createEditor(document), document)
  return 'refused' in result ? `REFUSED: ${result.refused}` : applyEdits(text, result)
}

export const set = (text: string, path: Path, value: EditValue) =>
  edited(text, (editor, document) => editor.set(ref(document, path), value))

export const insert = (
  text: string,
  path: Path,
  key: string | number,
  value: EditValue,
  place?: (document: ConfigDocument) => InsertPlace,
) =>
  edited(text, (editor, document) =>
    editor.insert(document.at(path), key, value, place?.(document) ?? 'last'),
  )

export const rename = (text: string, path: Path, name: string) =>
  edited(text, (editor, document) => editor.rename(ref(document, path), name))

export const remove = (text: string, path: Path) =>
  edited(text, (editor, document) => editor.remove(ref(document, path)))

export const move = (text: string, path: Path, parent: Path, name?: string) =>
  edited(text, (editor, document) => editor.move(ref(document, path), ref(document, parent), name))
