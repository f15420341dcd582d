/**
 * Values by name out of texts of JSON, each parsed when it is first asked for: a config has few of the sections that
 * there are, and a text costs a program that starts next to nothing, unlike what it holds.
 */
export function parsedOnUse<Value>(texts: Readonly<Record<string, string>>): Readonly<Record<string, Value>> {
  const values: Record<string, Value> = {}
  for (const [name, text] of Object.entries(texts))
    Object.defineProperty(values, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value: Value = JSON.parse(text)
        Object.defineProperty(values, name, { enumerable: true, value })
        return value
      },
    })
  return values
}
