/**
 * What the person in the browser is asked, as HTML.
 * @param {import('./types.js').State} state
 * @param {string} yes where the link leads
 * @param {string} no
 */
export function question({ user }, yes, no) {
  return `<p>Connect the app with the account ${escaped(user.username)}?</p>
<a href="${escaped(yes)}">Yes</a> <a href="${escaped(no)}">No</a>`
}

/** @param {string} text @returns {string} as content of an element or of a quoted attribute */
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
