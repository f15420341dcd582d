export { findSecrets } from './find.js'
export { maskText } from './mask.js'
export { isPlainName } from './placeholder.js'
export { createRedactor } from './redact.js'
