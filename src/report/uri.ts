/**
 * A path as a URI (RFC 3986): relative where the path is, else of the scheme `file`. Whatever has a meaning in URIs, and
 * whatever is not ASCII, is percent-encoded as UTF-8.
 *
 * @param path with forward slashes on Windows as well
 */
export function toUri(path: string): string {
  const drive = /^[A-Za-z]:(?=\/)/.exec(path)?.[0] ?? ''
  const encoded = drive + path.slice(drive.length).split('/').map(encodeStep).join('/')
  if (drive) return `file:///${encoded}`
  return encoded.startsWith('/') ? `file://${encoded}` : encoded.replace(/^(?:\.\/+)+/, '')
}

/** Half of a pair of characters has no UTF-8. */
function encodeStep(step: string): string {
  return encodeURIComponent(step.replace(/\p{Cs}/gu, '\ufffd'))
}
