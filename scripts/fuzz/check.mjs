// What must hold for every input, whatever it is.

/** @typedef {typeof import('../texts/program.js')} Program */

/** @param {string} secret @param {string} shown */
function isShown(secret, shown) {
  const text = shown.toLowerCase()
  for (let at = 0; at + 8 <= secret.length; at++)
    if (text.includes(secret.slice(at, at + 8).toLowerCase())) return secret.slice(at, at + 8)
  return undefined
}

/**
 * Runs everything over one input. Throws what the program throws, and an Error that begins with `!` for what
 * must not be.
 *
 * @param {Program} program
 * @param {Buffer} bytes
 * @param {string | undefined} secret
 */
export async function checkInput({ REPAIRS, decode, inspect, repair }, bytes, secret) {
  const source = decode('config.yml', bytes)
  /** @param {string} name @param {string} shown */
  const look = (name, shown) => {
    if (secret !== undefined && isShown(secret, shown)) throw new Error(`! ${name} shows a part of a secret`)
    if (
      /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/.test(shown.replace(/\r?\n/g, '')) &&
      name !== 'mask'
    )
      throw new Error(`! ${name} shows a control character`)
  }
  const { masked, shown } = await inspect(source)
  for (const [name, text] of Object.entries(shown)) look(name, text)
  const offersFix = JSON.stringify(JSON.parse(shown.json)).includes('"safety":')
  look('mask', masked)
  if (masked.length !== source.text.length) throw new Error('! masking changes the length')
  for (const [name, options] of Object.entries(REPAIRS)) {
    // Without a repair on offer there is hardly a way to change anything; it is looked at all the same now and then.
    if (!offersFix && !options.optIn && bytes.length % 8 > 0) continue
    const once = await repair(source, options)
    look(name, once.shown)
    for (const { rule, title, reason } of once.defects)
      throw new Error(`! ${name}: ${reason}: ${rule} ${title}`)
    if (once.text === source.text) continue
    const twice = await repair(once.text, { ...options, target: once.target })
    if (twice.text !== once.text) throw new Error(`! ${name} is not done after once: ${twice.rules}`)
  }
}
