import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A key and a certificate for `localhost` and another name, signed by itself and made anew for each test. */
export function createCertificate(name = 'auth.trakt.invalid', days = { from: -1, to: 1 }) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = toBeSigned(privateKey, name, days)
  const signature = sign('sha256', body, privateKey)
  const certificate = sequence(body, ECDSA, bits(signature))
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
  }
}

function toBeSigned(key: KeyObject, name: string, days: { readonly from: number; readonly to: number }) {
  const subject = sequence(set(sequence(oid(85, 4, 3), der(0x0c, Buffer.from(name)))))
  const names = sequence(...['localhost', name].map((one) => der(0x82, Buffer.from(one))))
  const extension = sequence(oid(85, 29, 17), der(0x04, names))
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA,
    subject,
    sequence(time(days.from), time(days.to)),
    subject,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  )
}

/** DER: a tag, a length, a value. */
function der(tag: number, value: Buffer): Buffer {
  const { length } = value
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...size]), value])
}

const sequence = (...parts: readonly Buffer[]) => der(0x30, Buffer.concat(parts))
const set = (part: Buffer) => der(0x31, part)
const bits = (value: Buffer) => der(0x03, Buffer.concat([Buffer.from([0]), value]))
const oid = (...bytes: readonly number[]) => der(0x06, Buffer.from(bytes))

/** ecdsa-with-SHA256 */
const ECDSA = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2))

function time(days: number): Buffer {
  const at = new Date(Date.now() + days * 24 * 3600_000)
  return der(0x18, Buffer.from(at.toISOString().replace(/[-:T]|\.\d+/g, '')))
}
