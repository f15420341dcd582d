import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { validateXML } from 'xmllint-wasm'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** RFC 3986: the characters that a URI may hold, a percent sign only before two digits. */
const URI = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\dA-Fa-f]{2})*$/

function judge(schema: string): (report: string) => unknown {
  // Both schemas are of draft 4, of which they use what draft 7 has as well.
  const { $schema: _, id: __, ...rest } = JSON.parse(schema)
  const validate = new Ajv({
    allErrors: true,
    strict: false,
    formats: {
      uri: (text) => URI.test(text) && URL.canParse(text),
      'uri-reference': URI,
      'date-time': /^\d{4}-\d\d-\d\dT/,
    },
  }).compile(rest)
  return (report) => (validate(JSON.parse(report)) ? null : validate.errors)
}

/** What the schemas that others published say of a report: null where it is as it should be. */
export const sarifErrors = judge(read('sarif-2.1.0.schema.json'))
export const rdjsonErrors = judge(read('rdjson.schema.json'))

const JENKINS = read('junit-10.xsd')

/** What libxml2 says of a document, by a schema if there is one. */
export async function xmlErrors(contents: string, schema?: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    ...(schema === undefined ? { normalization: 'format' } : { schema }),
    initialMemoryPages: 1024,
    maxMemoryPages: 4096,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}

export const junitErrors = (report: string) => xmlErrors(report, JENKINS)
