/** @type {import('pmm-config/plugin').DocumentedRule} */
export const rule = {
  meta: {
    id: 'simkl/blank-token',
    kind: 'lint',
    severity: 'warning',
    fix: 'manual',
    holds: '>=2.4.0',
  },
  docs: {
    summary: 'The simkl section has no token.',
    why: 'Without a token PMM cannot reach SIMKL.',
    examples: [{ bad: 'libraries:\nsimkl:\n  user_token:\n', good: 'libraries:\nsimkl:\n  user_token: <<simkl>>\n' }],
  },
  *check({ document }) {
    const token = document.at(['simkl', 'user_token'])
    if (token && document.scalar(token)?.kind === 'null')
      yield {
        at: token,
        message: 'The token is blank, so PMM cannot reach SIMKL.',
        hint: 'Sign in, or delete the section.',
        command: 'pmm-config simkl auth',
      }
  },
}
