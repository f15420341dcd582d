export { findSecrets } from './find.js'
export { maskText } from './mask.js'
export { createRedactor } from './redact.js'
