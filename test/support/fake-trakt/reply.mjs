/** @typedef {import('./types.js').Reply} Reply */

/** @param {number} status @param {Readonly<Record<string, string>>} [headers] @returns {Reply} */
export function empty(status, headers = {}) {
  return { status, headers, body: '' }
}

/**
 * @param {number} status
 * @param {unknown} value
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {Reply}
 */
export function json(status, value, headers = {}) {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  }
}

/**
 * @param {number} status
 * @param {string} title
 * @param {string} content HTML
 * @param {Readonly<Record<string, string>>} [headers]
 * @returns {Reply}
 */
export function html(status, title, content, headers = {}) {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
    body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body>
${content}
</body>
</html>
`,
  }
}
