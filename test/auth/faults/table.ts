/** What the runs of the suite came to, by step. */
export interface Row {
  injected: number
  /** The new tokens were in their place, or were put there by the next run. */
  survived: number
  /** The run ended before its answer had been written down: there was nothing that could have been saved. */
  unanswered: number
  lost: number
  damaged: number
}

const rows = new Map<string, Row>()

export function count(step: string, verdict: { readonly [Key in keyof Row]?: boolean | undefined }): void {
  const row = rows.get(step) ?? { injected: 0, survived: 0, unanswered: 0, lost: 0, damaged: 0 }
  rows.set(step, row)
  row.injected++
  for (const key of ['survived', 'unanswered', 'lost', 'damaged'] as const) if (verdict[key]) row[key]++
}

export function totals(): Row {
  const sum = { injected: 0, survived: 0, unanswered: 0, lost: 0, damaged: 0 }
  for (const row of rows.values()) for (const key of Object.keys(sum) as (keyof Row)[]) sum[key] += row[key]
  return sum
}

/** As Markdown. */
export function table(): string {
  const heads = ['step', 'injected', 'answer not here yet', 'tokens survived', 'tokens lost', 'files damaged']
  const cells = (name: string, row: Row) =>
    [name, row.injected, row.unanswered, row.survived, row.lost, row.damaged].join(' | ')
  const lines = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, row]) => cells(name, row))
  return [heads.join(' | '), heads.map(() => '---').join(' | '), ...lines, cells('all', totals())]
    .map((line) => `| ${line} |`)
    .join('\n')
}
