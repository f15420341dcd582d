import type { NodeRef, Scalar } from '../../yaml/document.js'
import type { Finding, Fix, RuleContext } from '../rule.js'
import { whereRead } from '../versions.js'
import type { Service } from './service.js'

/**
 * Values that must be text and are something else to YAML.
 * @param advice in place of what is said of a key otherwise
 */
export function* unquotedValues(
  { title, isTokenKey, signIn }: Service,
  { document, violations }: RuleContext,
  advice: (name: string) => Partial<Finding> = () => ({}),
): Iterable<Finding> {
  for (const { at } of violations) {
    const name = String(at.path.at(-1))
    const scalar = document.scalar(at)
    yield {
      at,
      ...(scalar ? words(title, name, scalar) : collectionWords(name, document.shape(at))),
      ...(scalar ? { fix: quoting(name, at, scalar) } : {}),
      ...advice(name),
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

function collectionWords(name: string, shape: 'scalar' | 'mapping' | 'sequence'): Omit<Finding, 'at'> {
  const what = shape === 'sequence' ? 'a list' : 'a mapping'
  return {
    message: `\`${name}\` must be a single text, but here is ${what}.`,
    hint: 'Write the value on the same line, in quotes if it begins with a bracket, a brace or a dash.',
  }
}
