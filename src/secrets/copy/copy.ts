import { isTemplate, shellVariablesIn } from '../../kometa/placeholders.js'
import type { Edit } from '../../text/edit.js'
import { applyEdits } from '../../text/edit.js'
import { lastAtOrBefore } from '../../text/last-at-or-before.js'
import type { Range } from '../../text/source.js'
import type { ConfigDocument } from '../../yaml/document.js'
import { scalarsOf, type WrittenScalar } from '../../yaml/scalars.js'
import { linesOf } from '../line.js'
import { firstBehind } from '../ranges.js'
import { startOfComment } from '../value.js'
import { createDisguise, disguiseNumber } from './disguise.js'
import { rewritten, type Unit, unitsOf } from './units.js'

/** What rules judge wherever it stands in a value: blanks, quotes, angle brackets, what nobody sees. */
const STAYS = /[\s\p{Cc}\p{Cf}"'`<>\u2018-\u201f\u00ab\u00bb\ufffd\\]/u
/** What else a reader of YAML goes by, where a text does not parse. */
const SIGN = /[#:,[\]{}&*!|>%@?=-]/
/** What tells a template. */
const TEMPLATE = /[$%{}[\]]/
/** What parts an address. */
const PARTS = /[/?&=:@#;]/
/** So far back an address is looked for. */
const ADDRESS = 300
/** How every public key of Tracearr begins, and what it is asked for. */
const PUBLIC_START = /^\s*trr_pub_/

// Chinese, Japanese and Korean letters take two columns of a terminal.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/

/**
 * A copy of a config with other texts of the same form in the place of what is not to be shown, character for
 * character: it reads, and is judged, as the original is.
 *
 * @param ranges what to hide, sorted, apart from each other, in UTF-16 offsets
 * @param isLeftOver whether a text only stands for a value: it is masked by one that does so, too
 * @param isOpenKey whether the name of a key gives nothing away, though it stands where a secret may go on
 */
export function disguisedCopy(
  document: ConfigDocument,
  ranges: readonly Range[],
  isLeftOver: (text: string) => boolean,
  isOpenKey: (name: string) => boolean,
): string {
  const { text } = document.source
  const disguise = createDisguise(
    ranges.flatMap((range) => [
      text.slice(range.start, range.end),
      charactersOf(unitsOf(text, range, 'double')),
    ]),
  )
  const edits: Edit[] = []
  const apply = (units: readonly Unit[], mask: string) => {
    units.forEach((unit, index) => {
      const character = WIDE.test(unit.character) ? wide(mask[index]!) : mask[index]!
      const written = rewritten(text, unit, character)
      if (written !== undefined) edits.push({ range: unit, text: written })
    })
  }
  const lines = [...linesOf(text)]
  const starts = lines.map((line) => line.start)
  const isAddress = (start: number) => /:\/\/\S*$/.test(text.slice(Math.max(0, start - ADDRESS), start))
  let at = 0
  for (const scalar of scalarsOf(document)) {
    const within = clipped(ranges, scalar)
    if (within.length === 0) continue
    for (const range of clipped(ranges, { start: at, end: scalar.start })) outside(range)
    if (!scalar.isKey || !isOpenKey(scalar.text)) inScalar(scalar, within)
    at = scalar.end
  }
  for (const range of clipped(ranges, { start: at, end: text.length })) outside(range)
  return applyEdits(text, edits)

  function inScalar(scalar: WrittenScalar, within: readonly Range[]): void {
    const isBlock = scalar.style === 'literal' || scalar.style === 'folded'
    const quote = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0
    const header = isBlock ? /^.*/.exec(text.slice(scalar.start, scalar.end))![0].length : quote
    const content = { start: scalar.start + header, end: scalar.end - quote }
    const units = unitsOf(text, content, scalar.style)
    const hidden = units.filter((unit) => clipped(within, unit).length > 0)
    if (scalar.style === 'plain' && scalar.kind !== 'string' && scalar.kind !== 'tagged') {
      apply(hidden, disguiseNumber(charactersOf(hidden)))
      return
    }
    if (!scalar.isKey && isLeftOver(scalar.text)) {
      const all = units.filter(({ character }) => !(isBlock ? /\s/ : /[\r\n]/).test(character))
      // A row of `x` stands for a value only where it is one.
      const start = isBlock && /\S\s+\S/.test(scalar.text) ? 'my_' : ''
      apply(all, start.padEnd(all.length, 'x').slice(0, all.length))
      return
    }
    if (isTemplate(scalar.text) || shellVariablesIn(scalar.text).length > 0) {
      inTemplate(hidden)
      return
    }
    const opening = new Set(units.slice(0, publicStart(scalar)))
    for (const group of groups(
      hidden.filter((unit) => !opening.has(unit)),
      units,
    )) {
      const scheme = /^https?:\/\//i.exec(charactersOf(group))?.[0].length ?? 0
      if (scheme > 0 || isAddress(group[0]!.start) || isHook(scalar)) inAddress(group.slice(scheme))
      else whole(group)
    }
  }

  /** What somebody else's templating, or SOPS, takes for its own has to stay so. */
  function inTemplate(units: readonly Unit[]): void {
    for (const word of split(units, (one) => STAYS.test(one) || TEMPLATE.test(one))) {
      const letters = charactersOf(word)
      // Only `$NAME` is a template, `$name` is none.
      if (letters !== 'ENC') apply(word, disguise(/^[A-Z_]/.test(letters) ? letters.toUpperCase() : letters))
    }
  }

  /** Words of comments, and of what does not parse. */
  function outside({ start, end }: Range): void {
    const line = lines[lastAtOrBefore(starts, start)]!
    const isComment = startOfComment(text, line.start, line.end) <= start
    const units = unitsOf(text, { start, end }, isComment ? 'plain' : 'double')
    const isBetween = (one: string) => STAYS.test(one) || (!isComment && SIGN.test(one))
    if (isAddress(start)) inAddress(units, isBetween)
    else for (const word of split(units, isBetween)) whole(word)
  }

  function inAddress(units: readonly Unit[], isBetween = (one: string) => STAYS.test(one)): void {
    if (units.length === 0) return
    if (text[units.at(-1)!.end] === '@') {
      const colon = units.findIndex(({ character }) => character === ':')
      whole(colon < 0 ? units : units.slice(0, colon))
      if (colon >= 0) whole(units.slice(colon + 1))
      return
    }
    for (const word of split(units, (one) => PARTS.test(one) || isBetween(one))) {
      // Without it MyAnimeList's address is of no use, which is looked for.
      const isCode =
        charactersOf(word) === 'code' && units[units.indexOf(word.at(-1)!) + 1]?.character === '='
      if (!isCode) whole(word)
    }
  }

  function whole(units: readonly Unit[]): void {
    const masked = units.filter(({ character }) => !STAYS.test(character))
    if (masked.length > 0) apply(masked, disguise(charactersOf(masked)))
  }
}

/** An address, or what was meant as one. */
const isHook = ({ path, text }: WrittenScalar) => path.includes('webhooks') && text.includes('/')

const publicStart = ({ path, text }: WrittenScalar) =>
  path.includes('tracearr') ? (PUBLIC_START.exec(text)?.[0].length ?? 0) : 0

const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)

const charactersOf = (units: readonly Unit[]) => units.map(({ character }) => character[0]).join('')

/** The parts of sorted ranges that lie within another. */
function clipped(ranges: readonly Range[], { start, end }: Range): readonly Range[] {
  const parts: Range[] = []
  for (let index = firstBehind(ranges, start); index < ranges.length && ranges[index]!.start < end; index++)
    parts.push({ start: Math.max(start, ranges[index]!.start), end: Math.min(end, ranges[index]!.end) })
  return parts
}

/** Those that only blanks part: a value over several lines is one. */
function groups(hidden: readonly Unit[], all: readonly Unit[]): readonly (readonly Unit[])[] {
  const isHidden = new Set(hidden)
  const found: Unit[][] = []
  let open = false
  for (const unit of all) {
    if (isHidden.has(unit)) {
      if (open) found.at(-1)!.push(unit)
      else found.push([unit])
      open = true
    } else if (!/\s/.test(unit.character)) open = false
  }
  return found
}

function split(units: readonly Unit[], parts: (character: string) => boolean): readonly (readonly Unit[])[] {
  const found: Unit[][] = []
  let open = false
  for (const unit of units) {
    const part = parts(unit.character)
    if (!part && open) found.at(-1)!.push(unit)
    else if (!part) found.push([unit])
    open = !part
  }
  return found
}
