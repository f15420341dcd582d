import type { Edit } from '../../text/edit.js'
import { editsOf, type Revision, revise, startRevision } from '../../text/revision.js'
import { createSource } from '../../text/source.js'
import { createDocument } from '../create-document.js'
import type { ConfigDocument, ConfigValue, NodeRef } from '../document.js'
import { readText } from '../read-text.js'
import { type Editor, editorOf, type InsertPlace } from './editor.js'
import { isRefusal, type Refusal, refuse } from './plan.js'
import { planUntab } from './untab.js'
import type { EditValue } from './value.js'

/**
 * Changes one after the other, each on what the one before left: references are to be taken from `document`
 * anew after each. Once something is refused nothing more is done: a repair is made whole or not at all.
 */
export interface Draft {
  /** The document as it is by now. */
  readonly document: ConfigDocument
  set(at: NodeRef, value: EditValue): void
  insert(parent: NodeRef | undefined, key: string | number, value: EditValue, place?: InsertPlace): void
  rename(at: NodeRef, name: string): void
  remove(at: NodeRef): void
  move(at: NodeRef, newParent: NodeRef, name?: string): void
  /** Takes a key out into a new file beside the config, which must not be there yet. */
  extract(at: NodeRef, file: string): void
  /** Puts spaces in the place of the tabs that indent lines, or of all others that stop PMM. */
  untab(indentation: boolean, isLikely: (value: ConfigValue) => boolean): void
  /** Edits of the present text that need no tree, as where it does not parse. */
  edit(edits: readonly Edit[]): void
  /** Gives up, for a reason that people can read: "its anchor is used elsewhere". */
  refuse(reason: string): void
  /** All changes so far, as edits of the text at the beginning, or why they cannot be made. */
  result(): Changes | Refusal
}

/** A file that a repair adds. */
export interface NewFile {
  /** Relative to the folder of the config. */
  readonly name: string
  readonly text: string
}

interface Changes {
  readonly edits: readonly Edit[]
  readonly files: readonly NewFile[]
}

/** @param mayAddFiles whether whoever asks writes new files as well */
export function createDraft(original: ConfigDocument, mayAddFiles = false): Draft {
  let document: ConfigDocument | undefined = original
  let revision: Revision = startRevision(original.source.text)
  let refusal: Refusal | undefined
  const files: NewFile[] = []

  const apply = (edits: readonly Edit[] | Refusal) => {
    if (isRefusal(edits)) refusal = edits
    else if (edits.length > 0) {
      revision = revise(revision, edits)
      document = undefined
    }
  }
  // Read only when somebody asks: after the last change nobody may.
  const current = () => {
    document ??= createDocument(createSource(original.source.path, revision.text), readText(revision.text))
    return document
  }
  const change = (operation: (editor: Editor) => readonly Edit[] | Refusal) => {
    if (!refusal) apply(operation(editorOf(current())))
  }
  return {
    get document() {
      return current()
    },
    set: (at, value) => change((on) => on.set(at, value)),
    insert: (parent, key, value, place) => change((on) => on.insert(parent, key, value, place)),
    rename: (at, name) => change((on) => on.rename(at, name)),
    remove: (at) => change((on) => on.remove(at)),
    move: (at, newParent, name) => change((on) => on.move(at, newParent, name)),
    extract: (at, name) => {
      if (refusal) return
      if (!mayAddFiles) refusal = refuse('it takes a second file, and only this one can be written')
      else if (files.some((file) => file.name === name)) refusal = refuse('two new files would have one name')
      else
        change((on) => {
          const extract = on.extract(at)
          if (isRefusal(extract)) return extract
          files.push({ name, text: extract.text })
          return extract.edits
        })
    },
    untab: (indentation, isLikely) => {
      if (!refusal) apply(planUntab(current(), indentation, isLikely))
    },
    edit: (edits) => {
      if (!refusal) apply(edits)
    },
    refuse: (reason) => {
      refusal ??= refuse(reason)
    },
    result: () => refusal ?? { edits: editsOf(revision), files },
  }
}
