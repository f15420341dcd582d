import type { NodeRef } from '../../yaml/document.js'
import type { Fix } from '../rule.js'

/** A whole number in quotes is meant as one. */
export function unquotingNumber(at: NodeRef, value: unknown, text: string): { readonly fix?: Fix } {
  if (typeof value !== 'string' || !/^[1-9]\d{0,11}$/.test(text)) return {}
  return {
    fix: {
      title: `Write \`${at.path.at(-1)}\` as a number`,
      safety: 'safe',
      reveals: at.path.slice(0, 1),
      make: (draft) => draft.set(at, Number(text)),
    },
  }
}
