import type { ConfigDocument, NodeRef, Scalar } from '../../yaml/document.js'
import { filledIn } from '../filled-in.js'
import type { Finding, Fix, RuleContext } from '../rule.js'
import { whereRead } from '../versions.js'
import type { Service } from './service.js'

/** What there is to say of a key's value; `also`: a sentence behind the others, about what comes of it. */
export type Advice = Partial<Pick<Finding, 'hint' | 'command' | 'severity'>> & { readonly also?: string }

/**
 * Values that must be text and are something else to YAML.
 * @param advice what is said of a key besides, or in place of what is said otherwise
 */
export function* unquotedValues(
  service: Service,
  { document, violations }: RuleContext,
  advice: (at: NodeRef) => Advice = () => ({}),
): Iterable<Finding> {
  const { title, isTokenKey, signIn } = service
  for (const { at } of filledIn(document, violations)) {
    const name = String(at.path.at(-1))
    const scalar = document.scalar(at)
    // What is said of a value is not meant for keys that slipped below one.
    const { also, severity, ...more } = scalar ? advice(at) : {}
    const said = scalar ? words(title, name, scalar) : collectionWords(service, document, name, at)
    yield {
      at,
      ...said,
      ...(scalar ? { fix: quoting(name, at, scalar) } : {}),
      ...more,
      ...(also ? { message: `${said.message} ${also}` } : {}),
      ...(severity && said.severity ? { severity } : {}),
      ...(isTokenKey(name) ? { command: signIn } : {}),
      ...whereRead(at.path),
    }
  }
}

/** The value as it stands in the file, whatever YAML makes of it: `00123456` keeps its zeros. */
function quoting(name: string, at: NodeRef, { text }: Scalar): Fix {
  return {
    title: `Put quotes around \`${name}\``,
    safety: 'safe',
    reveals: at.path,
    make: (draft) => draft.set(at, text),
  }
}

function words(title: string, name: string, scalar: Scalar): Omit<Finding, 'at'> {
  const hint = 'Put quotes around it.'
  if (scalar.kind === 'boolean')
    return { message: `\`${name}\` must be text, but without quotes this is true or false to PMM.`, hint }
  if (scalar.kind === 'timestamp')
    return { message: `\`${name}\` must be text, but without quotes this is a date to PMM.`, hint }
  if (scalar.value === Number.POSITIVE_INFINITY)
    return {
      message: `Without quotes PMM reads \`${name}\` as an infinitely large number, and crashes on it.`,
      hint,
    }
  if (String(scalar.value) !== scalar.text)
    return {
      message: `Without quotes PMM reads \`${name}\` as a number and changes it: what it would send is not what stands here.`,
      hint,
    }
  if (scalar.value === 0)
    return {
      message: `Without quotes PMM reads \`${name}\` as the number zero, which counts as blank.`,
      hint,
    }
  // Every digit survives: the service gets a number in place of text, and may well take it.
  return {
    message: `Without quotes PMM reads \`${name}\` as a number, where ${title} expects text.`,
    hint,
    severity: 'warning',
  }
}

function collectionWords(
  { section, isKey }: Service,
  document: ConfigDocument,
  name: string,
  at: NodeRef,
): Omit<Finding, 'at'> {
  const what = document.shape(at) === 'sequence' ? 'a list' : 'a mapping'
  const hasSlipped = document.entries(at).some((entry) => isKey(entry.name))
  return {
    message: `\`${name}\` must be a single text, but here is ${what}.`,
    hint: hasSlipped
      ? `Keys of \`${section}\` slipped below it: indent them as far as \`${name}\` itself.`
      : 'Write the value on the same line, in quotes if it begins with a bracket, a brace or a dash.',
  }
}
