import type { NetAnswer } from '../../../plugin/index.js'

/** Plex answers in XML where something on the way, or its age, keeps it from JSON: the same, as JSON has it. */
export function inJson(answer: NetAnswer): NetAnswer {
  if (answer.kind !== 'answer' || answer.json !== undefined) return answer
  const [, attributes] = /^\s*(?:<\?xml[^>]*>\s*)?<MediaContainer\b([^>]*)>/.exec(answer.text ?? '') ?? []
  if (attributes === undefined) return answer
  const directories = [...answer.text!.matchAll(/<Directory\b([^>]*)>/g)].map(([, own]) => valuesIn(own!))
  return {
    ...answer,
    isHtml: false,
    json: { MediaContainer: { ...valuesIn(attributes), Directory: directories } },
  }
}

const valuesIn = (attributes: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decoded(value!)]),
  )

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? all
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
