/**
 * What the command prints at its start. An authorization that is handed out is the same at every start
 * unless it is to be fresh.
 * @param {import('./types.js').FakeTrakt} fake
 * @param {'expired' | 'old' | 'fresh'} [issue]
 */
export function welcome(fake, issue) {
  const { url, app, user } = fake
  const lines = [
    `This is no Trakt: it only answers like it, to this machine alone, at ${url}`,
    '',
    `  client_id: ${app.clientId}`,
    `  client_secret: ${app.clientSecret}`,
    `  redirect URI: ${app.redirectUri}`,
    `  account: ${user.username}`,
    '',
    'Point pmm-config at it:',
    '',
    `  export PMM_CONFIG_TRAKT_AUTH_URL=${url} PMM_CONFIG_TRAKT_API_URL=${url}`,
    '',
    'Answer for the person in the browser:',
    '',
    `  curl ${url}/activate/CODE?approve=1`,
    '',
  ]
  if (issue)
    lines.push('An authorization that was handed out earlier:', '', ...authorization(fake, issue), '')
  lines.push('Ctrl-C ends it. Requests:', '')
  return lines.join('\n')
}

/**
 * As PMM writes it.
 * @param {import('./types.js').FakeTrakt} fake
 * @param {'expired' | 'old' | 'fresh'} kind
 */
function authorization(fake, kind) {
  const pair =
    kind === 'fresh'
      ? fake.issue()
      : fake.issue({ createdAt: new Date('2026-01-01T00:00:00Z'), old: kind === 'old' })
  return ['  authorization:', ...Object.entries(pair).map(([key, value]) => `    ${key}: ${value}`)]
}
