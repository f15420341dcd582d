import type { NodeRef, Scalar } from '../../yaml/document.js'
import { SIGN_IN } from '../commands.js'
import type { Finding, Fix, Rule } from '../rule.js'
import { isTokenKey } from '../trakt-keys.js'
import { whereRead } from '../versions.js'

export const rule: Rule = {
  meta: {
    id: 'trakt/unquoted-value',
    kind: 'schema',
    severity: 'error',
    fix: 'safe',
    holds: '>=1.0.0',
    summary: 'A value that must be text is something else once YAML has read it.',
    why: 'Without quotes `00123456` is the number 123456, `1234E567` is infinity and `0x1F` is 31: PMM sends that to Trakt, or crashes on it. About one PIN in 27 is of such a form. In quotes it stays what it is.',
    examples: [
      {
        bad: 'libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: 00123456\n',
        good: "libraries:\ntrakt:\n  client_id: <<trakt-id>>\n  client_secret: <<trakt-secret>>\n  pin: '00123456'\n",
        given: { now: '2026-06-01T12:00:00Z' },
      },
    ],
    insteadOf: ['trakt/credential-format', 'trakt/malformed-pin', 'trakt/stale-pin'],
  },
  *check({ document, violations }) {
    for (const { at } of violations) {
      const name = String(at.path.at(-1))
      const scalar = document.scalar(at)
      yield {
        at,
        ...(scalar ? words(name, scalar) : collectionWords(name, document.shape(at))),
        ...(scalar ? { fix: quoting(name, at, scalar) } : {}),
        ...(name === 'pin' ? PIN_ADVICE : {}),
        ...(isTokenKey(name) ? { command: SIGN_IN } : {}),
        ...whereRead(at.path),
      }
    }
  },
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

/** Quotes repair the value; they do not make a PIN of use again. */
const PIN_ADVICE = {
  hint: 'Put quotes around it, or better blank it: Trakt took its PIN page down in July 2026, so sign in again instead.',
  command: SIGN_IN,
}

function words(name: string, scalar: Scalar): Omit<Finding, 'at'> {
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
  // Every digit survives: Trakt gets a number in place of text, and may well take it.
  return {
    message: `Without quotes PMM reads \`${name}\` as a number, where Trakt expects text.`,
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
